/**
 * Words and numbers as a person reads and writes them.
 */
@NonNullByDefault
package org.larder.ui.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
