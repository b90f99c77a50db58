/**
 * Time as a service: the clock and the scheduler that background work runs on, so that a simulator can bring its own.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.time;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
