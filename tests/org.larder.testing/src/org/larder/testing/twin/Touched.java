package org.larder.testing.twin;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.store.Commit;

/** What a transaction changes, as listeners are told. */
final class Touched {

    private final Map<RecordType, Set<String>> ids = new EnumMap<>(RecordType.class);
    private final Set<LocalDate> days = new TreeSet<>();
    private boolean remote;
    private boolean everything;

    void byRemote() {
        remote = true;
    }

    void everything() {
        everything = true;
    }

    void add(RecordKey key) {
        ids.computeIfAbsent(key.type(), type -> new TreeSet<>()).add(key.id());
    }

    /** The record and the day that it counts to. */
    void add(Row row) {
        add(row.key());
        row.stored().day().ifPresent(days::add);
    }

    /** Empty if there is nothing to tell. */
    Optional<Commit> commit() {
        Map<RecordType, Optional<Set<String>>> told = new EnumMap<>(RecordType.class);
        if (everything) {
            Arrays.stream(RecordType.values()).forEach(type -> told.put(type, Optional.empty()));
            return Optional.of(new Commit(remote, told, Optional.empty()));
        }
        ids.forEach((type, some) -> told.put(type, few(some)));
        return told.isEmpty() ? Optional.empty() : Optional.of(new Commit(remote, told, few(days)));
    }

    private static <T> Optional<Set<T>> few(Set<T> some) {
        return some.size() > Commit.MOST ? Optional.empty() : Optional.of(Set.copyOf(some));
    }
}
