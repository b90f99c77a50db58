package org.larder.store.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.h2.mvstore.SingleFileStore;
import org.larder.api.model.StoreKey;

/**
 * The earlier states of a database: H2 appends a piece with every commit, so a file without its last pieces is what it was
 * before them. Source: the file format as H2's documentation of its storage describes it.
 */
final class H2Past {

    private static final int BLOCK = 4096;
    /** Blocks of the store's header, in front of all pieces. */
    private static final int HEADER = 2;
    /** What a piece ends with, in a text of this length. */
    private static final int FOOTER = 128;
    private static final byte[] BEGINNING = "chunk:".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 100;

    private final String file;
    private final Optional<StoreKey> key;
    private int steps;

    H2Past(String file, Optional<StoreKey> key) {
        this.file = file;
        this.key = key;
    }

    /** @return whether there was a piece to cut off */
    boolean cut() {
        if (steps++ == MOST) {
            return false;
        }
        try (H2Pages pages = H2Pages.open(file, false, key)) {
            return cut(pages.file());
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static boolean cut(SingleFileStore pages) {
        for (long blocks = (pages.size() - 1) / BLOCK; blocks > HEADER; blocks--) {
            if (endsPiece(pages, blocks * BLOCK)) {
                pages.truncate(blocks * BLOCK);
                return true;
            }
        }
        return false;
    }

    private static boolean endsPiece(SingleFileStore pages, long end) {
        ByteBuffer footer = pages.readFully(null, end - FOOTER, BEGINNING.length);
        return footer.equals(ByteBuffer.wrap(BEGINNING));
    }
}
