package org.larder.sync;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often operations were sent that nobody answered for, so that a remote that takes the same again and again is noticed.
 * Thread-safe.
 */
final class Resends {

    /** So often sent without an answer, it is told. */
    static final int ALARM = 10;

    private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();

    void sent(Collection<UUID> opIds) {
        opIds.forEach(each -> counts.merge(each, 1, Integer::sum));
    }

    void settled(Collection<UUID> opIds) {
        opIds.forEach(counts::remove);
    }

    void forget() {
        counts.clear();
    }

    /** What a person should know, if anything. */
    Optional<String> alarm() {
        long often = counts.values().stream().filter(count -> count >= ALARM).count();
        return often == 0 ? Optional.empty()
                : Optional.of(often + " changes were sent " + ALARM + " times or more, and no answer came for them");
    }
}
