/**
 * Holds the house in order: which bundle may know which other, read from the manifests of the source tree.
 */
@NonNullByDefault
package org.larder.architecture;

import org.eclipse.jdt.annotation.NonNullByDefault;
