/**
 * The same services without a window.
 */
@NonNullByDefault
package org.larder.cli;

import org.eclipse.jdt.annotation.NonNullByDefault;
