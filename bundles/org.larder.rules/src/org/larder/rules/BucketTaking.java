package org.larder.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.larder.api.model.Buckets;
import org.larder.api.model.Digest;

/** Hashes records that come sorted by id, by the character behind a beginning of their ids (contract 7.2). Not thread-safe. */
public final class BucketTaking {

    private static final int FEW = 64;

    private final int length;
    private final Map<String, RecordDigest> digests = new LinkedHashMap<>();
    private final List<Buckets.Entry> entries = new ArrayList<>();

    /** @param prefix what all ids that come begin with */
    public BucketTaking(String prefix) {
        length = prefix.length();
    }

    /** Adds a record, a tombstone too. */
    public void add(String id, long version, boolean deleted) {
        String next = id.substring(length, Math.min(id.length(), length + 1));
        digests.computeIfAbsent(next, each -> new RecordDigest()).add(id, version, deleted);
        if (entries.size() <= FEW) {
            entries.add(new Buckets.Entry(id, version, deleted));
        }
    }

    /** What was added. */
    public Buckets buckets() {
        Map<String, Digest> taken = new LinkedHashMap<>();
        digests.forEach((next, digest) -> taken.put(next, digest.digest()));
        return new Buckets(Map.copyOf(taken),
                entries.size() <= FEW ? Optional.of(List.copyOf(entries)) : Optional.empty());
    }
}
