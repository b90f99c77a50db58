package org.larder.testing.sim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** What happened, in its order: hashed as a whole, its end kept. */
final class Journal {

    private static final int KEPT = 400;
    private static final int HASH_LETTERS = 16;

    private final MessageDigest digest;
    private final Deque<String> tail = new ArrayDeque<>();
    private final boolean aloud;
    private long lines;

    /** @param aloud whether every line is printed too */
    Journal(boolean aloud) {
        this.aloud = aloud;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void note(long millis, String who, String what) {
        String line = millis + " " + who + ": " + what;
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        lines++;
        if (tail.size() == KEPT) {
            tail.remove();
        }
        tail.add(line);
        if (aloud) {
            System.out.println(line);
        }
    }

    long lines() {
        return lines;
    }

    /** Ends the journal. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LETTERS);
    }

    List<String> tail() {
        return List.copyOf(tail);
    }
}
