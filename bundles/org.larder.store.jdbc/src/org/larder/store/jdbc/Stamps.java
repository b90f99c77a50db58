package org.larder.store.jdbc;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.larder.api.model.Stamp;

/** The greatest stamp stored, at which the clock goes on. */
final class Stamps {

    private static final Sql GREATEST = new Sql("reading the greatest stamp",
            Stream.of("PRODUCT", "CONSUMPTION", "GOAL", "BASE_RECORD")
                    .map(table -> "SELECT MAX(\"_lastModified\") FROM " + table)
                    .collect(Collectors.joining(" UNION ALL ")));

    private Stamps() {
    }

    static Optional<Stamp> greatest(Session session) {
        return session.list(GREATEST, row -> Columns.text(row, 1))
                .stream()
                .flatMap(Optional::stream)
                .flatMap(text -> Stamp.of(text).stream())
                .max(Stamp::compareTo);
    }
}
