/**
 * Signing in and out, and to which account a profile belongs.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.account;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
