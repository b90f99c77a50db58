package org.larder.store.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.ValidationException;
import org.larder.api.store.StoreException;
import org.larder.json.RecordJson;

/** The records of a transaction. */
final class Records {

    private static final Sql UNFILLED = new Sql("looking for entries without a snapshot",
            "SELECT ID FROM CONSUMPTION" + Hint.CONSUMPTION_PRODUCT + " WHERE PRODUCT_ID = ? AND ENERGY IS NULL");

    private final Session session;
    private final Surroundings surroundings;
    private final Changes changes;
    private final Totals totals;
    private final SearchChanges searched;
    private final KnownIds ids;
    private final Consumer<StoredRecord> changing;
    private final Map<RecordKey, StoredRecord> added = new HashMap<>();

    /** @param changing is told of records that are about to say something else */
    Records(Session session, Surroundings surroundings, Changes changes, Totals totals, SearchChanges searched,
            KnownIds ids, Consumer<StoredRecord> changing) {
        this.session = session;
        this.surroundings = surroundings;
        this.changes = changes;
        this.totals = totals;
        this.searched = searched;
        this.ids = ids;
        this.changing = changing;
    }

    Optional<StoredRecord> find(RecordKey key) {
        Table table = Table.of(key.type());
        Optional<StoredRecord> mine = Optional.ofNullable(added.get(key));
        return mine.isPresent() || !ids.may(session, key)
                ? mine
                : session.peek(table.find(), table::read, Columns.id(key));
    }

    /**
     * Writes a record.
     *
     * @param before the row that stands there
     * @param after the new one, whose text is that of {@code data}
     */
    void write(Optional<StoredRecord> before, StoredRecord after, Optional<Data> data) {
        Optional<StoredRecord.Eaten> eaten = data.flatMap(live -> eaten(live, before));
        before.ifPresent(changing);
        if (before.isPresent()) {
            update(after, data, eaten);
        } else {
            insert(NewRow.of(after, data, eaten));
        }
        touch(before, eaten, after.key());
        totals.replace(before.flatMap(StoredRecord::eaten), eaten);
        if (after.key().type() == RecordType.PRODUCT) {
            product(after.key(), before, data.map(Product.class::cast));
        }
    }

    /**
     * Adds a record that was not there, as it is: nothing is filled in, nobody is told.
     *
     * @param counted whether it is added to the totals
     */
    void add(NewRow row, boolean counted) {
        insert(row);
        if (counted) {
            totals.replace(Optional.empty(), row.record().eaten());
        }
        searched.many();
    }

    /**
     * The row of such a record; made by any thread.
     *
     * @param day the day that a live consumption counts to
     */
    static NewRow row(StoredRecord record, Optional<LocalDate> day) {
        Optional<Data> data = record.data();
        return NewRow.of(record, data, data.filter(Consumption.class::isInstance)
                .map(live -> StoredRecord.Eaten.of((Consumption) live, day(record.key(), day))));
    }

    private static LocalDate day(RecordKey entry, Optional<LocalDate> day) {
        return day.orElseThrow(() -> new StoreException(entry + " counts to no day; it cannot be taken."));
    }

    private void insert(NewRow row) {
        StoredRecord record = row.record();
        session.insert(Table.of(record.key().type()).inserts(), row.values());
        added.put(record.key(), record);
        ids.add(session, record.key());
        totals.note(record.stamp());
    }

    private void update(StoredRecord record, Optional<Data> data, Optional<StoredRecord.Eaten> eaten) {
        Table table = Table.of(record.key().type());
        List<Object> values = new ArrayList<>(NewRow.common(record));
        values.addAll(table.taken(data, eaten));
        values.add(Columns.id(record.key()));
        session.run(table.update(), values.toArray());
        added.remove(record.key());
        totals.note(record.stamp());
    }

    /** A product that comes to life is met by the entries that came before it. */
    private void product(RecordKey key, Optional<StoredRecord> before, Optional<Product> after) {
        boolean born = after.isPresent() && !live(before);
        OptionalDouble rank = born ? OptionalDouble.of(totals.rank(key.uuid())) : OptionalDouble.empty();
        searched.name(key.uuid(), after.map(product -> Table.folded(product.name())), rank);
        if (born && rank.orElse(Place.NEVER) > Place.NEVER) {
            fillEntries(key, after.orElseThrow());
        }
    }

    /** Takes over a version without touching what the record says. */
    void version(StoredRecord record, long version, Optional<Instant> serverTime, long seen) {
        Optional<Instant> synced = serverTime.isPresent() ? serverTime : record.synced();
        added.remove(record.key());
        session.run(Table.of(record.key().type()).version(), version, synced.map(Instant::toEpochMilli), seen,
                Columns.id(record.key()));
        changes.touch(record.key());
        record.eaten().ifPresent(eaten -> changes.touch(eaten.day()));
    }

    void remove(StoredRecord record) {
        changing.accept(record);
        added.remove(record.key());
        session.run(Table.of(record.key().type()).remove(), Columns.id(record.key()));
        touch(Optional.of(record), Optional.empty(), record.key());
        totals.replace(record.eaten(), Optional.empty());
        if (record.key().type() == RecordType.PRODUCT) {
            searched.name(record.key().uuid(), Optional.empty(), OptionalDouble.empty());
        }
    }

    /** A consumption with the snapshot of its product, if it has none, the product is known and there is room. */
    Data filled(Data data) {
        if (data instanceof Consumption consumption && consumption.snapshot().isEmpty()) {
            return find(RecordKey.product(consumption.productId()))
                    .flatMap(StoredRecord::data)
                    .flatMap(product -> filled(consumption, (Product) product))
                    .orElse(consumption);
        }
        return data;
    }

    private static Optional<Consumption> filled(Consumption consumption, Product product) {
        Consumption filled = consumption.withSnapshot(Optional.of(product.snapshot()));
        try {
            RecordJson.text(filled);
            return Optional.of(filled);
        } catch (ValidationException tooLarge) {
            return Optional.empty();
        }
    }

    /** Entries that came before their product get their snapshot now; no operation, every device does so by itself. */
    private void fillEntries(RecordKey product, Product data) {
        for (byte[] id : session.list(UNFILLED, row -> row.getBytes(1), Columns.id(product))) {
            StoredRecord entry = find(Columns.key(RecordType.CONSUMPTION, id)).orElseThrow();
            filled((Consumption) entry.data().orElseThrow(), data).ifPresent(filled -> write(Optional.of(entry),
                    new StoredRecord(entry.key(), Optional.of(RecordJson.text(filled)), entry.stamp(), entry.version(),
                            entry.synced(), entry.created(), entry.seen(), entry.eaten()),
                    Optional.of(filled)));
        }
    }

    /** The day is resolved once for an instant. */
    private Optional<StoredRecord.Eaten> eaten(Data data, Optional<StoredRecord> before) {
        if (!(data instanceof Consumption consumption)) {
            return Optional.empty();
        }
        LocalDate day = consumption.localDate()
                .or(() -> before.flatMap(StoredRecord::eaten)
                        .filter(eaten -> eaten.at().equals(consumption.date()))
                        .map(StoredRecord.Eaten::day))
                .orElseGet(() -> LocalDate.ofInstant(consumption.date(), surroundings.zone().get()));
        return Optional.of(StoredRecord.Eaten.of(consumption, day));
    }

    private void touch(Optional<StoredRecord> before, Optional<StoredRecord.Eaten> after, RecordKey key) {
        changes.touch(key);
        before.flatMap(StoredRecord::eaten).ifPresent(eaten -> changes.touch(eaten.day()));
        after.ifPresent(eaten -> changes.touch(eaten.day()));
    }

    private static boolean live(Optional<StoredRecord> record) {
        return record.map(row -> !row.deleted()).orElse(false);
    }
}
