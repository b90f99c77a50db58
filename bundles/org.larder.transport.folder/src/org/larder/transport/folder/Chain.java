package org.larder.transport.folder;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Links the operations of a log: the link of an operation names it and all before it, so that a place in a log that was
 * written anew is never taken for the old one.
 */
final class Chain {

    /** The link before the first operation. */
    static final long START = 0;

    private Chain() {
    }

    /** @param hash of the operation */
    static long next(long link, long hash) {
        try {
            byte[] both = ByteBuffer.allocate(2 * Long.BYTES).putLong(link).putLong(hash).array();
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(both)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
