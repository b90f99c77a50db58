package org.larder.api.sync;

/**
 * What a repair did.
 *
 * @param before the hashes as they were found
 * @param queued records that the remote lacked or had in an older version; they are queued again
 * @param pulled whether everything was pulled again, since records were missing or older here
 * @param after the hashes afterwards; equal to {@code before} if there was nothing to repair
 */
public record Repaired(Verification before, long queued, boolean pulled, Verification after) {
}
