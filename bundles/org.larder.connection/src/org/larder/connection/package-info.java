/**
 * Tells whether the remote can be reached.
 */
@NonNullByDefault
package org.larder.connection;

import org.eclipse.jdt.annotation.NonNullByDefault;
