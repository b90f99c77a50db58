/**
 * The one mapping between records and operations and the JSON of the contract (sections 4 and 6).
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.json;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
