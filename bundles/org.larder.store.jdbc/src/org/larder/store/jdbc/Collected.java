package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows that wait to be added to their tables together. */
final class Collected {

    private final Map<Inserts, List<Object[]>> rows = new LinkedHashMap<>();

    /** @return whether there are enough for the statement for many */
    boolean add(Inserts kind, Object... row) {
        List<Object[]> waiting = rows.computeIfAbsent(kind, key -> new ArrayList<>(Inserts.MANY));
        waiting.add(row);
        return waiting.size() == Inserts.MANY;
    }

    /** The values of {@link Inserts#MANY} rows, one row after another. */
    Object[] take(Inserts kind) {
        List<Object> values = new ArrayList<>(Inserts.MANY * kind.columns());
        takeSingly(kind).forEach(row -> values.addAll(List.of(row)));
        return values.toArray();
    }

    /** The rows of a kind, fewer than for the statement for many. */
    List<Object[]> takeSingly(Inserts kind) {
        return Optional.ofNullable(rows.remove(kind)).orElse(List.of());
    }

    boolean any() {
        return !rows.isEmpty();
    }

    /** The kind that was collected first. */
    Inserts first() {
        return rows.keySet().iterator().next();
    }

    void clear() {
        rows.clear();
    }
}
