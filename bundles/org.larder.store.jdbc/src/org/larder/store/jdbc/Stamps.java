package org.larder.store.jdbc;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.larder.api.model.Stamp;

/** The greatest stamp stored, at which the clock goes on. */
final class Stamps {

    /** Holds the greatest stamp, if the database says that nothing is owed. */
    static final String FACT = "stamp";

    private static final Sql GREATEST = new Sql("reading the greatest stamp",
            Stream.of("PRODUCT", "CONSUMPTION", "GOAL", "BASE_RECORD")
                    .map(table -> "SELECT MAX(\"_lastModified\") FROM " + table)
                    .collect(Collectors.joining(" UNION ALL ")));

    private Stamps() {
    }

    /** @param noted whether the fact can be trusted; else all rows are read */
    static Optional<Stamp> greatest(Session session, boolean noted) {
        Optional<Stamp> fact = noted ? new Meta(session).find(FACT).flatMap(Stamp::of) : Optional.empty();
        return fact.or(() -> session.list(GREATEST, row -> Columns.text(row, 1))
                .stream()
                .flatMap(Optional::stream)
                .flatMap(text -> Stamp.of(text).stream())
                .max(Stamp::compareTo));
    }
}
