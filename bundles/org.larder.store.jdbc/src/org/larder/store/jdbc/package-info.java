/**
 * What a local store is, on any JDBC engine: schema and migrations, edits with their pending operations, the remote feed,
 * undo. A provider brings an {@link org.larder.store.jdbc.Engine} and delegates to a
 * {@link org.larder.store.jdbc.JdbcStore}.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.store.jdbc;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
