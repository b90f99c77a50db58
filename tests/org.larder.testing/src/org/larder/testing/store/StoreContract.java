package org.larder.testing.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.model.UndoStep;
import org.larder.api.store.EditStep;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;
import org.larder.json.RecordJson;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.TestClock;

/** An open, empty store of device {@code dev1}, and words to speak about it. */
public abstract class StoreContract {

    /** The node of this device. */
    protected static final String DEVICE = "dev1";
    /** The remote that tests attach. */
    protected static final String REMOTE = "server/user";
    protected static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    protected static final Nutrients OATS = new Nutrients(389, 16.9, 6.9, 66.3);

    protected final TestClock clock = TestClock.noon();
    private final Function<Surroundings, LocalStore> maker;
    private ZoneId zone = ZoneOffset.UTC;
    private LocalStore store;

    /** @param maker makes a store, not open, on the same place each time */
    protected StoreContract(Function<Surroundings, LocalStore> maker) {
        this.maker = maker;
        store = maker.apply(surroundings());
        store.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    protected final LocalStore store() {
        return store;
    }

    protected final SyncStore sync() {
        return store.sync();
    }

    /** Ends the store and opens it again, as another start of the program does. */
    protected final void reopen() {
        store.close();
        store = maker.apply(surroundings());
        store.open();
    }

    protected final void travelTo(ZoneId there) {
        zone = there;
    }

    protected static Product product(String name) {
        return new Product(name, OATS);
    }

    protected static RecordKey newProduct() {
        return RecordKey.product(UUID.randomUUID());
    }

    protected static RecordKey newEntry() {
        return RecordKey.consumption(UUID.randomUUID());
    }

    protected static Consumption entry(RecordKey product, double grams) {
        return new Consumption(product.uuid(), grams, Instant.parse("2026-03-01T08:00:00.000Z"), Optional.of(DAY),
                Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
    }

    protected static Goal goal(double calories) {
        return new Goal(new Nutrients(calories, 80, 70, 250), GoalType.MAINTAIN);
    }

    /** Puts a record in a step of its own. */
    protected final <D extends Data> Item<D> put(RecordKey key, D data) {
        return store.edit(EditStep.of("put"), editor -> editor.put(key, data));
    }

    /** A page of the conflict ledger, latest first. */
    protected final Page<LedgerEntry> ledger(Optional<String> after, int limit) {
        return store.read(reader -> reader.ledger(after, limit));
    }

    protected final boolean delete(RecordKey key) {
        return store.edit(EditStep.of("delete"), editor -> editor.delete(key));
    }

    protected final Optional<Item<Product>> findProduct(RecordKey key) {
        return store.read(reader -> reader.find(Product.class, key));
    }

    protected final Optional<Item<Consumption>> findEntry(RecordKey key) {
        return store.read(reader -> reader.find(Consumption.class, key));
    }

    protected final long countProducts(String text) {
        return store.read(reader -> reader.countProducts(text));
    }

    protected final Optional<UndoStep> undoable() {
        return store.read(StoreReader::undoable);
    }

    /** Takes what can be sent. */
    protected final List<FrozenOperation> take() {
        return sync().takeBatch(100, 1_000_000, Set.of());
    }

    /** Takes what can be sent, as operations. */
    protected final List<Operation> sent() {
        return take().stream().map(frozen -> RecordJson.operation(frozen.json())).toList();
    }

    protected final Operation onlySent() {
        List<Operation> sent = sent();
        if (sent.size() != 1) {
            throw new AssertionError("one operation expected, not " + sent);
        }
        return sent.get(0);
    }

    /** Sends all there is to a server that applies everything as the first or next version. */
    protected final void drain() {
        List<Settlement> settlements = new ArrayList<>();
        sent().forEach(operation -> settlements.add(applied(operation, operation.baseVersion() + 1)));
        sync().settle(settlements);
        if (!sent().isEmpty()) {
            throw new AssertionError("the queue does not drain");
        }
    }

    /** The remote took the operation as that version. */
    protected final Settlement applied(Operation operation, long version) {
        return new Settlement.Acknowledged(operation.opId(), state(operation, version), true, clock.instant());
    }

    /** The record as the remote has it after the operation. */
    protected static RemoteRecord state(Operation operation, long version) {
        return new RemoteRecord(operation.key(), version, operation.lastModified(), operation.lastModified().time(),
                operation.data());
    }

    /** A stamp of another device, that many seconds after the clock of the test. */
    protected final Stamp stamp(String node, long seconds) {
        return new Stamp(clock.millis() + seconds * 1000, 0, node);
    }

    /** A record that another device wrote. */
    protected final RemoteRecord foreign(RecordKey key, long version, long seconds, Data data) {
        Stamp stamp = stamp("other", seconds);
        return new RemoteRecord(key, version, stamp, stamp.time(), Optional.of(data));
    }

    protected final RemoteRecord foreignTombstone(RecordKey key, long version, long seconds) {
        Stamp stamp = stamp("other", seconds);
        return new RemoteRecord(key, version, stamp, stamp.time(), Optional.empty());
    }

    /** Applies the next page of the feed, the last one for now. */
    protected final int pull(RemoteRecord... records) {
        return pull(true, records);
    }

    /** Applies the next page of the feed. */
    protected final int pull(boolean last, RemoteRecord... records) {
        return sync().applyRemote(page(last, Missing.LOST, Vanishing.TAKE, records));
    }

    /** The next page of the feed. */
    protected final FeedPage page(boolean last, Missing missing, Vanishing vanishing, RemoteRecord... records) {
        Optional<String> start = sync().feed().cursor();
        String next = "c:" + (start.map(cursor -> Integer.parseInt(cursor.substring(2))).orElse(0) + 1);
        return new FeedPage(REMOTE, start, List.of(records), next, last, clock.instant(), missing, vanishing);
    }

    private Surroundings surroundings() {
        return new Surroundings(DEVICE, clock, () -> zone, UUID::randomUUID);
    }
}
