/**
 * What the tests of several bundles share: the contract kits of the service interfaces, and their volatile twins.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.testing;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
