/**
 * The day: what was eaten, meal by meal.
 */
@NonNullByDefault
package org.larder.ui.diary;

import org.eclipse.jdt.annotation.NonNullByDefault;
