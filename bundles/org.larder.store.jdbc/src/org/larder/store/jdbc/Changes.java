package org.larder.store.jdbc;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.store.Commit;

/** Collects what a transaction changes. */
final class Changes {

    private final Map<RecordType, Set<String>> ids = new EnumMap<>(RecordType.class);
    private final Set<LocalDate> days = new HashSet<>();
    private boolean remote;
    private boolean all;

    /** Says that the remote is the cause. */
    void remote() {
        remote = true;
    }

    void touch(RecordKey key) {
        add(ids.computeIfAbsent(key.type(), type -> new HashSet<>()), key.id());
    }

    void touch(LocalDate day) {
        add(days, day);
    }

    /** Says that records of all types changed, too many to name. */
    void touchAll() {
        all = true;
    }

    /** Forgets what was collected: nobody is to be told. */
    void hush() {
        ids.clear();
        days.clear();
        all = false;
    }

    boolean none() {
        return ids.isEmpty() && !all;
    }

    /** The ids of records of a type that changed; empty: too many to name. */
    Optional<Set<String>> of(RecordType type) {
        return all ? Optional.empty() : few(ids.getOrDefault(type, Set.of()));
    }

    Commit commit() {
        Map<RecordType, Optional<Set<String>>> told = new EnumMap<>(RecordType.class);
        if (all) {
            Arrays.stream(RecordType.values()).forEach(type -> told.put(type, Optional.empty()));
            return new Commit(remote, Map.copyOf(told), Optional.empty());
        }
        ids.forEach((type, set) -> told.put(type, few(set)));
        return new Commit(remote, Map.copyOf(told), few(days));
    }

    /** One more than can be told is enough to know that there are many. */
    private static <T> void add(Set<T> set, T value) {
        if (set.size() <= Commit.MOST) {
            set.add(value);
        }
    }

    private static <T> Optional<Set<T>> few(Set<T> set) {
        return set.size() > Commit.MOST ? Optional.empty() : Optional.of(Set.copyOf(set));
    }
}
