package org.larder.server.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * A user's row, which is locked first by all who write.
 *
 * @param counter the number of the last applied operation
 * @param epoch of the store
 */
record FeedRow(String userId, long counter, State state, String epoch) {

    /** What is read. */
    static final String SELECT = "SELECT counter, state, (SELECT text FROM store_meta WHERE name = 'epoch')"
            + " FROM feed WHERE user_id = ?";

    private static final int NAME_BYTES = 6;

    /** What may be done with an account. */
    enum State {
        ACTIVE,
        DISABLED,
        /** Its data are being removed. */
        DELETED
    }

    static FeedRow read(String userId, ResultSet row) throws SQLException {
        return new FeedRow(userId, row.getLong(1), State.valueOf(row.getString(2)), row.getString(3));
    }

    /** The feed as cursors name it, bound to user and epoch. */
    String name() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((epoch + "/" + userId).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
