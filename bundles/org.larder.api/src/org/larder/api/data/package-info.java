/**
 * What views and commands call: one service that reads and edits products, the diary and goals, always against the local store.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.api.data;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
