/**
 * The storage SPI: one transaction per edit, the pending operations, the remote feed. Only the data service, the sync manager and the store switch see it.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
