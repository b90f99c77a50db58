package org.larder.store.jdbc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.RecordKey;

/**
 * Remembers between which ids rows lie: what was made just now has a greater id, and need not be looked for. It says yes too
 * often, never no wrongly. Thread-safe.
 */
final class KnownIds {

    private static final String LOGGED = "(PRODUCT_ID) FROM LOGGED";

    private final Map<String, Range> ranges = new HashMap<>();

    /** Whether there may be a record with that key. */
    synchronized boolean may(Session session, RecordKey key) {
        return range(session, records(key)).holds(Columns.id(key));
    }

    /** A record is added, perhaps in vain. */
    synchronized void add(Session session, RecordKey key) {
        add(session, records(key), Columns.id(key));
    }

    /** Whether there may be a row of how that product was logged. */
    synchronized boolean mayBeLogged(Session session, UUID product) {
        return range(session, LOGGED).holds(Columns.id(product));
    }

    /** Such a row is added, perhaps in vain. */
    synchronized void addLogged(Session session, UUID product) {
        add(session, LOGGED, Columns.id(product));
    }

    /** Everything may have changed. */
    synchronized void forget() {
        ranges.clear();
    }

    private void add(Session session, String column, byte[] id) {
        ranges.put(column, range(session, column).with(id));
    }

    private Range range(Session session, String column) {
        return ranges.computeIfAbsent(column,
                unknown -> new Range(end(session, "MIN" + column), end(session, "MAX" + column)));
    }

    private static String records(RecordKey key) {
        return "(ID) FROM " + Table.of(key.type()).name();
    }

    private static Optional<byte[]> end(Session session, String which) {
        return session.peek(new Sql("looking for the ends of a table", "SELECT " + which),
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
