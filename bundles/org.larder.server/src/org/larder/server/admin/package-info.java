/**
 * What those who run the server may do with it: on its database, or through a socket where the server alone has that.
 */
@NonNullByDefault
package org.larder.server.admin;

import org.eclipse.jdt.annotation.NonNullByDefault;
