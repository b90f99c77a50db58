/**
 * Import and export of food tables and diaries.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.exchange;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
