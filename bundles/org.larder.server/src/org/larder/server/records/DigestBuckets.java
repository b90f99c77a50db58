package org.larder.server.records;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.rules.RecordDigest;
import org.larder.server.store.UserReader;

/** Groups records, which come by id, by the character of their ids that follows a prefix. Not thread-safe. */
final class DigestBuckets implements UserReader.StateVisitor {

    private static final int MAX_ENTRIES = 64;

    private final int prefixLength;
    private final Map<String, RecordDigest> buckets = new TreeMap<>();
    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    private long count;

    DigestBuckets(int prefixLength) {
        this.prefixLength = prefixLength;
    }

    @Override
    public void state(String id, long version, boolean deleted) {
        String key = id.length() == prefixLength ? "" : id.substring(prefixLength, prefixLength + 1);
        buckets.computeIfAbsent(key, next -> new RecordDigest()).add(id, version, deleted);
        count++;
        if (count <= MAX_ENTRIES) {
            entries.addObject().put("id", id).put("version", version).put("deleted", deleted);
        }
    }

    /** The buckets, and the records themselves if there are few. */
    void describe(ObjectNode out) {
        ObjectNode hashes = out.putObject("buckets");
        buckets.forEach((key, digest) -> DigestProcedure.describe(hashes.putObject(key), digest.digest()));
        if (count <= MAX_ENTRIES) {
            out.set("entries", entries);
        }
    }
}
