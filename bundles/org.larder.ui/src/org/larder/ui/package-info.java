/**
 * The perspective and the words of the user interface; the views are in the packages below. Parameters are left out of
 * the default, because the interfaces of the platform say nothing about null.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
package org.larder.ui;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
