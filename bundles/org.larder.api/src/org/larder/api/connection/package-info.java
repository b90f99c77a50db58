/**
 * Whether the remote can be reached, decided by valid answers of the contract only.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.connection;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
