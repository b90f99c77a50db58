package org.larder.api.event;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.RecordType;

/**
 * What one commit changed. Immutable.
 *
 * @param revision one more with every commit; a gap means: read again
 * @param origin who changed it
 * @param ids per type the ids of the records, at most 1,000; a type whose value is empty changed in more records
 * @param days the days whose diary changed; empty: more than 1,000
 */
public record Change(long revision, Origin origin, Map<RecordType, Optional<Set<String>>> ids,
        Optional<Set<LocalDate>> days) {

    public Change {
        ids = Map.copyOf(ids);
    }

    /** Whether records of that type changed. */
    public boolean touches(RecordType type) {
        return origin == Origin.MOVED || ids.containsKey(type);
    }

    /** Whether the diary of that day changed. */
    public boolean touches(LocalDate day) {
        return origin == Origin.MOVED || days.map(set -> set.contains(day)).orElse(true);
    }

    /** Who changed it. */
    public enum Origin {
        /** The person, here. */
        LOCAL,
        /** The remote, or its answer to an operation. */
        REMOTE,
        /** Another store became the active one: everything may be different. */
        MOVED
    }
}
