/**
 * The foods: the list, the form, the import.
 */
@NonNullByDefault
package org.larder.ui.products;

import org.eclipse.jdt.annotation.NonNullByDefault;
