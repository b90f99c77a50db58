package org.larder.server.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A user's feed.
 *
 * @param name as cursors hold it
 * @param counter the number of the last applied operation
 */
record Feed(String name, long counter) {

    private static final int NAME_BYTES = 6;

    /** The name of a user's feed in a store of that epoch. */
    static String name(String epoch, String userId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((epoch + "/" + userId).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
