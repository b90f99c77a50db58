package org.larder.api.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a store holds, counted and hashed; equal for two stores exactly if all their pieces are.
 *
 * @param rows pieces by kind: {@code fact}, {@code products}, {@code consumptions}, {@code nutritionGoals}, {@code base},
 *        {@code queued}, {@code noted}, {@code step}, {@code image}; kinds without a piece are left out
 * @param hash lower-case hex SHA-256 over all pieces in their order
 */
public record Inventory(Map<String, Long> rows, String hash) {

    public Inventory {
        rows = Map.copyOf(rows);
    }

    /** All pieces together. */
    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return new TreeMap<>(rows) + " " + hash;
    }
}
