/**
 * The volatile twin of the local store: everything that the storage SPI promises, in memory, without an engine. It is the
 * model that real stores are compared with, and the quick store of other tests.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.testing.twin;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
