/**
 * Time in the hands of a test: tasks run when the test lets time pass, in a fixed order, on the test's own thread.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.testing.time;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
