package org.larder.exchange;

import java.util.List;

/** A row of a table: a line, or several if a quoted cell holds line breaks. */
sealed interface Row {

    /** Where it begins, counted from 1. */
    long line();

    /** A row that was taken apart; its cells have no blanks around them. */
    record Cells(long line, List<String> cells) implements Row {
    }

    /** A row that cannot be read. */
    record Unreadable(long line, String reason) implements Row {
    }
}
