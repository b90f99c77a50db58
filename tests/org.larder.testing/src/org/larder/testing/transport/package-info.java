/**
 * A remote in memory that follows the operation rules, and a transport to it whose faults a test chooses.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.testing.transport;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
