/**
 * What the server writes about itself: a JSON object a line.
 */
@NonNullByDefault
package org.larder.server.log;

import org.eclipse.jdt.annotation.NonNullByDefault;
