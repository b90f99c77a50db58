package org.larder.store.jdbc;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.larder.api.model.RecordKey;

/**
 * Remembers between which ids the records of a table lie: what was made just now has a greater id, and need not be looked
 * for. It says yes too often, never no wrongly. Thread-safe.
 */
final class KnownIds {

    private final Map<Table, Range> ranges = new EnumMap<>(Table.class);

    /** Whether there may be a record with that key. */
    synchronized boolean may(Session session, RecordKey key) {
        return range(session, Table.of(key.type())).holds(Columns.id(key));
    }

    /** A record is added, perhaps in vain. */
    synchronized void add(Session session, RecordKey key) {
        Table table = Table.of(key.type());
        ranges.put(table, range(session, table).with(Columns.id(key)));
    }

    /** Everything may have changed. */
    synchronized void forget() {
        ranges.clear();
    }

    private Range range(Session session, Table table) {
        return ranges.computeIfAbsent(table,
                unknown -> new Range(end(session, table, "MIN"), end(session, table, "MAX")));
    }

    private static Optional<byte[]> end(Session session, Table table, String which) {
        return session.peek(new Sql("looking for the ends of a table", "SELECT " + which + "(ID) FROM " + table.name()),
                row -> Optional.ofNullable(row.getBytes(1))).orElse(Optional.empty());
    }

    /** From the least to the greatest id; empty: there is none. */
    private record Range(Optional<byte[]> least, Optional<byte[]> greatest) {

        boolean holds(byte[] id) {
            return least.isPresent() && Arrays.compareUnsigned(id, least.get()) >= 0
                    && Arrays.compareUnsigned(id, greatest.orElseThrow()) <= 0;
        }

        Range with(byte[] id) {
            return holds(id)
                    ? this
                    : new Range(least.filter(end -> Arrays.compareUnsigned(end, id) < 0).or(() -> Optional.of(id)),
                            greatest.filter(end -> Arrays.compareUnsigned(end, id) > 0).or(() -> Optional.of(id)));
        }
    }
}
