/**
 * Pure functions: validation, the hybrid logical clock, coalescing, merging, the rules of operations, backoff, digests. No
 * I/O, no threads; clock and randomness come from the caller.
 */
@NonNullByDefault
@Version("1.0.0")
package org.larder.rules;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.annotation.versioning.Version;
