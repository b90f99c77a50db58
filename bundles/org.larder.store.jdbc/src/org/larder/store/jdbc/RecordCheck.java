package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;

/** Checks that each record can be read, and that the columns computed from it say what it says. */
final class RecordCheck {

    private static final int PAGE = 1000;
    /** Faults of a table that are named; more are counted. */
    private static final int MOST = 20;

    private final Transactions transactions;

    RecordCheck(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Page by page, so that edits need not wait. */
    List<String> run() {
        List<String> wrong = new ArrayList<>();
        for (Table table : Table.values()) {
            List<String> faults = faults(table);
            wrong.addAll(faults.subList(0, Math.min(MOST, faults.size())));
            if (faults.size() > MOST) {
                wrong.add("And " + (faults.size() - MOST) + " more among " + table.type().wire() + ".");
            }
        }
        return wrong;
    }

    private List<String> faults(Table table) {
        List<String> faults = new ArrayList<>();
        byte[] last = new byte[0];
        while (true) {
            byte[] after = last;
            List<Checked> page = transactions
                    .read(session -> session.list(table.page(), row -> check(table, row), after, PAGE));
            page.forEach(each -> each.fault().ifPresent(faults::add));
            if (page.size() < PAGE) {
                return faults;
            }
            last = page.get(page.size() - 1).id();
        }
    }

    private static Checked check(Table table, ResultSet row) throws SQLException {
        byte[] id = row.getBytes(1);
        String name = table.type().wire() + "/" + Columns.idText(table.type(), id);
        try {
            return new Checked(id, agrees(table, row)
                    ? Optional.empty()
                    : Optional.of("What is computed from " + name + " does not agree with it."));
        } catch (RuntimeException unreadable) {
            return new Checked(id, Optional.of("The record " + name + " cannot be read: " + unreadable.getMessage()));
        }
    }

    private static boolean agrees(Table table, ResultSet row) throws SQLException {
        StoredRecord record = table.read(row);
        Optional<Data> data = record.data();
        Optional<LocalDate> day = record.eaten().map(StoredRecord.Eaten::day);
        boolean consumption = data.filter(Consumption.class::isInstance).isPresent();
        if (consumption != day.isPresent()) {
            return false;
        }
        List<Object> expected = table.taken(data,
                day.map(counted -> StoredRecord.Eaten.of((Consumption) data.orElseThrow(), counted)));
        for (int i = 0; i < expected.size(); i++) {
            if (!holds(row, Columns.OF_RECORD.size() + 1 + i, expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(ResultSet row, int column, Object expected) throws SQLException {
        return switch (expected) {
            case Optional<?> optional -> optional.isPresent()
                    ? holds(row, column, optional.get())
                    : row.getObject(column) == null;
            case byte[] bytes -> Arrays.equals(bytes, row.getBytes(column));
            case Double number -> number.equals(row.getDouble(column));
            case Long number -> number == row.getLong(column);
            case Integer number -> number == row.getInt(column);
            default -> expected.equals(row.getString(column));
        };
    }

    /** The id of a row, and what is wrong with it. */
    private record Checked(byte[] id, Optional<String> fault) {
    }
}
