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
    /** So often it failed, perhaps for one of those that it was sent with. */
    private static final int PATIENCE = 4;

    private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();

    void sent(Collection<UUID> opIds) {
        opIds.forEach(each -> counts.merge(each, 1, Integer::sum));
    }

    /** How many of them are sent together: half as many with each failure after some. */
    int share(List<FrozenOperation> batch) {
        int extra = batch.stream().findFirst().map(first -> failures(first) - PATIENCE + 1).orElse(0);
        return extra <= 0 ? batch.size() : Math.max(1, batch.size() >> Math.min(extra, 30));
    }

    /**
     * They were sent together, and the remote failed without a reason that has nothing to do with them.
     *
     * @return whether it is one operation, again and again
     */
    boolean failed(List<FrozenOperation> batch) {
        batch.forEach(each -> failures.merge(each.opId(), 1, Integer::sum));
        return batch.size() == 1 && failures(batch.getFirst()) > PATIENCE;
    }

    private int failures(FrozenOperation operation) {
        return failures.getOrDefault(operation.opId(), 0);
    }

    void settled(Collection<UUID> opIds) {
        opIds.forEach(counts::remove);
        opIds.forEach(failures::remove);
    }

    void forget() {
        counts.clear();
        failures.clear();
    }

    /** What a person should know, if anything. */
    Optional<String> alarm() {
        long often = counts.values().stream().filter(count -> count >= ALARM).count();
        return often == 0 ? Optional.empty()
                : Optional.of(often + " changes were sent " + ALARM + " times or more, and no answer came for them");
    }
}
