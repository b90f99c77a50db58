/**
 * The background sync manager as people and views see it: its status, its commands, the operations that need a person, the conflict ledger.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.sync;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
