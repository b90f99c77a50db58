package org.larder.sync;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.larder.api.model.FrozenOperation;

/**
 * How often operations were sent that nobody answered for, so that a remote that takes the same again and again is noticed.
 * Thread-safe.
 */
final class Resends {

    /** So often sent without an answer, it is told. */
    static final int ALARM = 10;
    /** So often sent without an answer, perhaps for one of those that it was sent with. */
    private static final int PATIENCE = 4;

    private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();

    void sent(Collection<UUID> opIds) {
        opIds.forEach(each -> counts.merge(each, 1, Integer::sum));
    }

    /** How many of them are sent together: half as many with each try after some. */
    int share(List<FrozenOperation> batch) {
        int extra = batch.stream().findFirst().map(first -> count(first) - PATIENCE + 1).orElse(0);
        return extra <= 0 ? batch.size() : Math.max(1, batch.size() >> Math.min(extra, 30));
    }

    /** Whether it is one operation that was sent again and again. */
    boolean stubborn(List<FrozenOperation> batch) {
        return batch.size() == 1 && count(batch.getFirst()) > PATIENCE;
    }

    private int count(FrozenOperation operation) {
        return counts.getOrDefault(operation.opId(), 0);
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
