/**
 * The profile folder with its lock, settings, device id and secrets.
 */
@NonNullByDefault
package org.larder.profile;

import org.eclipse.jdt.annotation.NonNullByDefault;
