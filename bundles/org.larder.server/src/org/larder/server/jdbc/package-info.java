/**
 * The store on a JDBC database; Derby inside the server's own process.
 */
@NonNullByDefault
package org.larder.server.jdbc;

import org.eclipse.jdt.annotation.NonNullByDefault;
