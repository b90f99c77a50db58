/**
 * The events that services publish, and the topics under which they publish them.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.event;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
