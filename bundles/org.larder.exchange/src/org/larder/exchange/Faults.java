package org.larder.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.larder.api.exchange.ImportReport;
import org.larder.api.exchange.ImportReport.LineFault;

/** The lines of a table that were left out; the first thousand are kept. Not thread-safe. */
final class Faults {

    private final String table;
    private final List<LineFault> first = new ArrayList<>();
    private long count;

    Faults(String table) {
        this.table = table;
    }

    void add(long line, String message) {
        count++;
        if (first.size() < ImportReport.MOST) {
            first.add(new LineFault(table, line, message));
        }
    }

    long count() {
        return count;
    }

    /** In the order of the file. */
    List<LineFault> first() {
        return first.stream().sorted(Comparator.comparingLong(LineFault::line)).toList();
    }
}
