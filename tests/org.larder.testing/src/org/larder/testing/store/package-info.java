/**
 * The contract of the storage SPI as abstract tests, run by a subclass of a few lines for every provider.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.testing.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
