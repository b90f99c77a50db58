/** Runs inside a product and writes down what it sees there, a fact a line; in no feature. */
@NonNullByDefault
package org.larder.probe;

import org.eclipse.jdt.annotation.NonNullByDefault;
