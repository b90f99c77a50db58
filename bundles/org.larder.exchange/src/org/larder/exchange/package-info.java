/**
 * Import and export of food tables and diaries.
 */
@NonNullByDefault
package org.larder.exchange;

import org.eclipse.jdt.annotation.NonNullByDefault;
