/**
 * The HTTP server: addresses, TLS, limits, and what is answered beside tRPC. Only this package knows Jetty.
 */
@NonNullByDefault
package org.larder.server.http;

import org.eclipse.jdt.annotation.NonNullByDefault;
