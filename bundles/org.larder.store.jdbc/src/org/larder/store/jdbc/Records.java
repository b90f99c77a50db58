package org.larder.store.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.ValidationException;
import org.larder.json.RecordJson;

/** The records of a transaction. */
final class Records {

    private static final Sql UNFILLED = new Sql("looking for entries without a snapshot",
            "SELECT ID FROM CONSUMPTION" + Hint.CONSUMPTION_PRODUCT + " WHERE PRODUCT_ID = ? AND ENERGY IS NULL");

    private final Session session;
    private final Surroundings surroundings;
    private final Changes changes;

    Records(Session session, Surroundings surroundings, Changes changes) {
        this.session = session;
        this.surroundings = surroundings;
        this.changes = changes;
    }

    Optional<StoredRecord> find(RecordKey key) {
        Table table = Table.of(key.type());
        return session.first(table.find(), table::read, Columns.id(key));
    }

    /**
     * Writes a record.
     *
     * @param before the row that stands there
     * @param after the new one, whose text is that of {@code data}
     */
    void write(Optional<StoredRecord> before, StoredRecord after, Optional<Data> data) {
        Table table = Table.of(after.key().type());
        Optional<StoredRecord.Eaten> eaten = data.flatMap(live -> eaten(live, before));
        List<Object> values = new ArrayList<>();
        byte[] id = Columns.id(after.key());
        values.addAll(List.of(after.text(), after.stamp().toString(), after.version(),
                after.synced().map(Instant::toEpochMilli), after.created().toEpochMilli(), after.seen()));
        values.addAll(table.taken(data, eaten));
        values.add(before.isPresent() ? values.size() : 0, id);
        session.run(before.isPresent() ? table.update() : table.insert(), values.toArray());
        touch(before, eaten, after.key());
        if (data.isPresent() && data.get() instanceof Product product && !live(before)) {
            fillEntries(after.key(), product);
        }
    }

    /** Takes over a version without touching what the record says. */
    void version(StoredRecord record, long version, Optional<Instant> serverTime, long seen) {
        Optional<Instant> synced = serverTime.isPresent() ? serverTime : record.synced();
        session.run(Table.of(record.key().type()).version(), version, synced.map(Instant::toEpochMilli), seen,
                Columns.id(record.key()));
        changes.touch(record.key());
        record.eaten().ifPresent(eaten -> changes.touch(eaten.day()));
    }

    void remove(StoredRecord record) {
        session.run(Table.of(record.key().type()).remove(), Columns.id(record.key()));
        touch(Optional.of(record), Optional.empty(), record.key());
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
        return Optional.of(new StoredRecord.Eaten(day, consumption.date()));
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
