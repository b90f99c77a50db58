package org.larder.testing.twin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.model.ValidationException;
import org.larder.json.RecordJson;

/** A transaction: the state as it would be after it, and what it touched. */
final class Work {

    private final World world;
    private final Touched touched = new Touched();
    private State state;

    Work(World world, State state) {
        this.world = world;
        this.state = state;
    }

    World world() {
        return world;
    }

    Touched touched() {
        return touched;
    }

    State state() {
        return state;
    }

    void change(UnaryOperator<State> change) {
        state = change.apply(state);
    }

    Optional<Row> find(RecordKey key) {
        return state.records().find(key);
    }

    /** Replaces what a record says, and all that is known of it. */
    Row write(RecordKey key, Optional<Data> data, Stamp stamp, long version, Optional<Instant> synced,
            Instant created, long seen) {
        Optional<Row> before = find(key);
        Row after = Row.of(new Piece.Stored(key, data.map(RecordJson::text), stamp, version, synced, created, seen,
                data.flatMap(live -> day(live, before))));
        before.ifPresent(touched::add);
        put(after);
        if (data.isPresent() && data.get() instanceof Product product && !before.map(Row::live).orElse(false)) {
            fillEntries(key.uuid(), product);
        }
        return after;
    }

    /** Takes over a version; the record says the same as before. */
    void version(Row row, long version, Optional<Instant> serverTime, long seen) {
        put(row.at(version, serverTime, seen));
    }

    void remove(Row row) {
        change(now -> now.records(now.records().without(row.key())));
        touched.add(row);
    }

    /** The data with the snapshot of its product, if it is an entry that lacks it, the product is known and it fits. */
    Data filled(Data data) {
        if (!(data instanceof Consumption entry) || entry.snapshot().isPresent()) {
            return data;
        }
        return find(RecordKey.product(entry.productId())).flatMap(Row::data)
                .flatMap(product -> filled(entry, (Product) product))
                .orElse(entry);
    }

    Queued queue(RecordKey key, long base, boolean handed, UUID opId) {
        Queued operation = Operations.waiting(world.nextOperation(), opId, key, base, handed);
        put(operation);
        return operation;
    }

    /** Queues what a live record says as if it was edited now, on that version of it. */
    void insist(Row row, long version, Optional<Instant> heard) {
        Piece.Stored old = row.stored();
        put(Row.of(new Piece.Stored(old.key(), old.json(), world.stamps().tick(), version,
                heard.isPresent() ? heard : old.syncTimestamp(), old.createdAt(), Feed.fullPull(state), old.day())));
        queue(old.key(), version, true, world.newOpId());
    }

    /** Puts an operation in the place of the one with its sequence. */
    void put(Queued operation) {
        List<Queued> all = new ArrayList<>(state.pending(operation.key()));
        all.removeIf(other -> other.sequence() == operation.sequence());
        all.add(operation);
        all.sort(Operations.CREATION);
        change(now -> now.queue(now.queue().with(operation.key(), List.copyOf(all))));
    }

    void drop(Queued operation) {
        List<Queued> rest = others(operation);
        change(now -> now.queue(rest.isEmpty()
                ? now.queue().without(operation.key())
                : now.queue().with(operation.key(), rest)));
    }

    /** The other operations of its record. */
    List<Queued> others(Queued operation) {
        return state.pending(operation.key()).stream()
                .filter(other -> other.sequence() != operation.sequence())
                .toList();
    }

    Optional<Queued> operation(UUID opId, Queued.State where) {
        return state.queued().stream()
                .filter(each -> each.opId().equals(opId) && each.state() == where)
                .findFirst();
    }

    Optional<Piece.Base> base(RecordKey key) {
        return state.bases().find(key);
    }

    void base(Piece.Base base) {
        change(now -> now.bases(now.bases().with(base.key(), base)).noted(base.lastModified()));
    }

    void noBase(RecordKey key) {
        change(now -> now.bases(now.bases().without(key)));
    }

    void note(Kind kind, RecordKey key, Value lost, Value winner) {
        Piece.Noted note = new Piece.Noted(world.nextNote(), kind, key, lost.json(), lost.stamp(), winner.json(),
                winner.stamp(), world.now());
        change(now -> now.ledger(now.ledger().with(note.sequence(), note)));
    }

    /** Queues what the remote had once. */
    void lost(Row row, long there, long seen) {
        if (row.stored().version() > 0) {
            base(at(row.base(), there));
        }
        version(row, there, Optional.empty(), seen);
        queue(row.key(), there, true, world.newOpId());
    }

    /** The same state at another version. */
    static Piece.Base at(Piece.Base base, long version) {
        return new Piece.Base(base.key(), base.json(), base.lastModified(), version, base.syncTimestamp(),
                base.createdAt());
    }

    /** The remote's record as a base state. */
    static Piece.Base base(RemoteRecord remote, Instant serverTime) {
        return new Piece.Base(remote.key(), remote.data().map(RecordJson::text), remote.lastModified(),
                remote.version(), Optional.of(serverTime), remote.createdAt());
    }

    private void put(Row row) {
        change(now -> now.records(now.records().with(row.key(), row)).noted(row.stored().lastModified()));
        touched.add(row);
    }

    private void fillEntries(UUID productId, Product product) {
        for (Row row : state.records().where(row -> unfilled(row, productId))) {
            Piece.Stored old = row.stored();
            filled(row.entry(), product).ifPresent(entry -> put(Row.of(new Piece.Stored(old.key(),
                    Optional.of(RecordJson.text(entry)), old.lastModified(), old.version(), old.syncTimestamp(),
                    old.createdAt(), old.seen(), old.day()))));
        }
    }

    private static boolean unfilled(Row row, UUID productId) {
        return row.data().filter(data -> data instanceof Consumption entry && entry.snapshot().isEmpty()
                && entry.productId().equals(productId)).isPresent();
    }

    private static Optional<Consumption> filled(Consumption entry, Product product) {
        Consumption full = entry.withSnapshot(Optional.of(product.snapshot()));
        try {
            RecordJson.text(full);
            return Optional.of(full);
        } catch (ValidationException tooLarge) {
            return Optional.empty();
        }
    }

    /** The day stays as it was resolved as long as the instant does. */
    private Optional<LocalDate> day(Data data, Optional<Row> before) {
        if (!(data instanceof Consumption entry)) {
            return Optional.empty();
        }
        Optional<LocalDate> known = before.filter(row -> row.live() && row.entry().date().equals(entry.date()))
                .flatMap(row -> row.stored().day());
        return Optional.of(entry.localDate().or(() -> known)
                .orElseGet(() -> LocalDate.ofInstant(entry.date(), world.here())));
    }
}
