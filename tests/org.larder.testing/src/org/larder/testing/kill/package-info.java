/**
 * Processes that edit until they are killed, and what must be there afterwards, for any engine.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.testing.kill;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
