package org.larder.sync;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How often operations were sent before the record that they refer to. Thread-safe. */
final class Tries {

    /** So often; then a person must look (section 2 of the contract, WAIT-REF). */
    static final int MOST = 5;

    private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();

    /** @return whether that was the last try */
    boolean last(UUID opId) {
        if (counts.merge(opId, 1, Integer::sum) < MOST) {
            return false;
        }
        counts.remove(opId);
        return true;
    }

    void settled(Set<UUID> opIds) {
        new HashSet<>(opIds).forEach(counts::remove);
    }
}
