/**
 * The server inside a test: real HTTP, real Derby, a clock that the test may set.
 */
@NonNullByDefault
package org.larder.server.testing;

import org.eclipse.jdt.annotation.NonNullByDefault;
