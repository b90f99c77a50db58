/**
 * The profile folder: its lock, its settings, the device id and the secrets.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.profile;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
