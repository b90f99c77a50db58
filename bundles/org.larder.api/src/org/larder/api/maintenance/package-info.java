/**
 * Which storage engine is active, and what can be said of it.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.maintenance;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
