package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.larder.api.model.Stamp;

/** The greatest stamp stored, at which the clock goes on. */
final class Stamps {

    private static final List<Sql> GREATEST = Stream.of("PRODUCT", "CONSUMPTION", "GOAL", "BASE_RECORD")
            .map(table -> new Sql("reading the greatest stamp", "SELECT MAX(\"_lastModified\") FROM " + table))
            .toList();

    private Stamps() {
    }

    static Optional<Stamp> greatest(Session session) {
        return GREATEST.stream()
                .flatMap(sql -> session.first(sql, row -> Columns.text(row, 1)).stream())
                .flatMap(Optional::stream)
                .flatMap(text -> Stamp.of(text).stream())
                .max(Stamp::compareTo);
    }
}
