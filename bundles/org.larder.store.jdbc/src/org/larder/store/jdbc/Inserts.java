package org.larder.store.jdbc;

import java.util.Collections;
import java.util.List;

/** The rows of a kind that are added to a table, one or {@link #MANY} with a statement, which costs little more than one. */
final class Inserts {

    /** Rows of the statement for many. */
    static final int MANY = 16;

    private final int columns;
    private final Sql one;
    private final Sql many;

    /** @param purpose ends the sentence "The store failed when ..." */
    Inserts(String purpose, String table, List<String> columns) {
        this.columns = columns.size();
        String into = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ";
        String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        one = new Sql(purpose, into + row);
        many = new Sql(purpose, into + String.join(", ", Collections.nCopies(MANY, row)));
    }

    int columns() {
        return columns;
    }

    Sql one() {
        return one;
    }

    Sql many() {
        return many;
    }
}
