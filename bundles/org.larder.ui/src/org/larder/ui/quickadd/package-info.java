/**
 * The line that adds a meal: what was typed, what it may mean, and the list of foods below it.
 */
@NonNullByDefault
package org.larder.ui.quickadd;

import org.eclipse.jdt.annotation.NonNullByDefault;
