/**
 * The simulator: the real data service, sync engine and merge rules on virtual time, a virtual network and disks that crash, all
 * from one seed.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.testing.sim;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
