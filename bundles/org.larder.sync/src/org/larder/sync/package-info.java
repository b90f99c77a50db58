/**
 * Drains pending operations, applies the remote feed, settles conflicts.
 */
@NonNullByDefault
package org.larder.sync;

import org.eclipse.jdt.annotation.NonNullByDefault;
