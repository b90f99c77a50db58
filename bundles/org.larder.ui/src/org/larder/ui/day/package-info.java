/**
 * A glance at the day: energy and macronutrients against the goal.
 */
@NonNullByDefault
package org.larder.ui.day;

import org.eclipse.jdt.annotation.NonNullByDefault;
