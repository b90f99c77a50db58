package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.rules.SearchText;

/** The tables of the three types of records: common columns, then those taken from the data for queries. */
enum Table {
    PRODUCT(RecordType.PRODUCT, "NAME", "FOLDED", "BARCODE"),
    CONSUMPTION(RecordType.CONSUMPTION, "\"DAY\"", "\"DATE\"", "PRODUCT_ID", "AMOUNT", "MEAL", "ENERGY", "PROTEIN",
            "FAT",
            "CARBS"),
    GOAL(RecordType.GOAL);

    /** So much of a name is searched; three bytes a letter, it must fit into a page of an index with room to spare. */
    private static final int FOLDED = 400;

    private final RecordType type;
    private final List<String> taken;
    private final Sql find;
    private final Sql page;
    private final Inserts inserts;
    private final Sql update;
    private final Sql remove;
    private final Sql version;

    Table(RecordType type, String... taken) {
        this.type = type;
        this.taken = List.of(taken);
        List<String> columns = new ArrayList<>(Columns.OF_RECORD);
        columns.addAll(this.taken);
        String select = "SELECT " + String.join(", ", columns) + ", DATA FROM " + name();
        find = new Sql("reading a record", select + " WHERE ID = ?");
        page = new Sql("reading records", select
                + Hint.key(name() + "_KEY") + "WHERE ID > ? ORDER BY ID FETCH FIRST ? ROWS ONLY");
        inserts = new Inserts("adding a record", name(), columns);
        update = new Sql("changing a record", "UPDATE " + name() + " SET DATA = NULL, "
                + columns.stream().skip(1).map(column -> column + " = ?").collect(Collectors.joining(", "))
                + " WHERE ID = ?");
        remove = new Sql("removing a record", "DELETE FROM " + name() + " WHERE ID = ?");
        version = new Sql("taking over a version", "UPDATE " + name()
                + " SET \"_version\" = ?, \"_syncTimestamp\" = ?, SEEN = ? WHERE ID = ?");
    }

    static Table of(RecordType type) {
        return switch (type) {
            case PRODUCT -> PRODUCT;
            case CONSUMPTION -> CONSUMPTION;
            case GOAL -> GOAL;
        };
    }

    RecordType type() {
        return type;
    }

    Sql find() {
        return find;
    }

    /** The rows with a greater key, ascending. */
    Sql page() {
        return page;
    }

    Inserts inserts() {
        return inserts;
    }

    Sql update() {
        return update;
    }

    Sql remove() {
        return remove;
    }

    Sql version() {
        return version;
    }

    StoredRecord read(ResultSet row) throws SQLException {
        int data = Columns.OF_RECORD.size() + taken.size() + 1;
        return new StoredRecord(Columns.key(type, row.getBytes(1)), Columns.json(row, 2, data), Columns.stamp(row, 3),
                row.getLong(4), Columns.optionalInstant(row, 5), Columns.instant(row, 6), row.getLong(7), eaten(row));
    }

    /** The values of the columns that are taken from the data; all empty for a tombstone. */
    List<Object> taken(Optional<Data> data, Optional<StoredRecord.Eaten> eaten) {
        if (data.isEmpty()) {
            return Collections.nCopies(taken.size(), Optional.empty());
        }
        return switch (data.get()) {
            case Product product -> List.of(product.name(), folded(product.name()), product.barcode());
            case Consumption consumption -> taken(consumption, eaten.orElseThrow());
            case Goal goal -> List.of();
        };
    }

    private static List<Object> taken(Consumption consumption, StoredRecord.Eaten eaten) {
        Optional<Nutrients> nutrients = eaten.nutrients();
        return List.of((int) eaten.day().toEpochDay(), eaten.at().toEpochMilli(), Columns.id(eaten.product()),
                consumption.amount(), consumption.meal().map(meal -> meal.name()), nutrients.map(Nutrients::calories),
                nutrients.map(Nutrients::protein), nutrients.map(Nutrients::fat), nutrients.map(Nutrients::carbs));
    }

    /** The name as it is searched. */
    static String folded(String name) {
        String folded = SearchText.fold(name);
        return folded.substring(0, Math.min(FOLDED, folded.length()));
    }

    private Optional<StoredRecord.Eaten> eaten(ResultSet row) throws SQLException {
        if (this != CONSUMPTION) {
            return Optional.empty();
        }
        int column = Columns.OF_RECORD.size() + 1;
        int day = row.getInt(column);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new StoredRecord.Eaten(LocalDate.ofEpochDay(day),
                        Instant.ofEpochMilli(row.getLong(column + 1)), Columns.uuid(row.getBytes(column + 2)),
                        nutrients(row, column + 5)));
    }

    private static Optional<Nutrients> nutrients(ResultSet row, int column) throws SQLException {
        double energy = row.getDouble(column);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Nutrients(energy, row.getDouble(column + 1), row.getDouble(column + 2),
                        row.getDouble(column + 3)));
    }
}
