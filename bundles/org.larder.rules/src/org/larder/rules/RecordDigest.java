package org.larder.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.larder.api.model.Digest;

/** Builds the hash of section 7.2 of the contract from records that come sorted by id as ASCII. Not thread-safe. */
public final class RecordDigest {

    private final MessageDigest sha;
    private long count;

    public RecordDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a record, a tombstone too. */
    public void add(String id, long version, boolean deleted) {
        sha.update((id + ":" + version + ":" + (deleted ? 1 : 0) + "\n").getBytes(StandardCharsets.US_ASCII));
        count++;
    }

    /** The digest of what was added; begins anew. */
    public Digest digest() {
        Digest result = new Digest(count, HexFormat.of().formatHex(sha.digest()));
        count = 0;
        return result;
    }
}
