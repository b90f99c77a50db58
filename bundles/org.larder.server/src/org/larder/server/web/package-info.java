/**
 * tRPC requests to procedures and back, free of any HTTP library.
 */
@NonNullByDefault
package org.larder.server.web;

import org.eclipse.jdt.annotation.NonNullByDefault;
