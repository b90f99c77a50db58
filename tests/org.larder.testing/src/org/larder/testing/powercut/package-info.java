/**
 * A disk in memory whose power can be cut, and what must be there afterwards, for any engine.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.testing.powercut;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
