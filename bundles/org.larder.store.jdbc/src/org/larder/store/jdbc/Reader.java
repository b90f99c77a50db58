package org.larder.store.jdbc;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.larder.api.model.Data;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.SyncState;
import org.larder.api.model.UndoStep;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;

/** Reads in a transaction. */
sealed class Reader implements StoreReader permits Editor {

    private final Session session;
    private final Items items;
    private final ProductQueries products;
    private final DiaryQueries diary;
    private final DayTotals totals;
    private final LoggedProducts logged;
    private final History history;
    private final Uncommitted uncommitted;
    private final Owed owed;

    Reader(Session session, Remembered remembered) {
        this(session, remembered, Uncommitted.NOTHING, Optional.of(remembered.shown()),
                remembered.debt().owed(session));
        remembered.unsettled().fill(session);
    }

    Reader(Session session, Remembered remembered, Uncommitted uncommitted) {
        this(session, remembered, uncommitted, Optional.empty(), new Owed());
    }

    private Reader(Session session, Remembered remembered, Uncommitted uncommitted, Optional<Shown> shown,
            Owed owed) {
        this.session = session;
        this.uncommitted = uncommitted;
        this.owed = owed;
        items = new Items(session, remembered.unsettled(), uncommitted, shown);
        products = new ProductQueries(session, remembered.search(), uncommitted, items, owed);
        diary = new DiaryQueries(session, items);
        totals = new DayTotals(session);
        logged = new LoggedProducts(session, owed);
        history = new History(session, new AtomicLong(), remembered.steps());
    }

    @Override
    public <D extends Data> Optional<Item<D>> find(Class<D> type, RecordKey key) {
        session.about(key);
        return key.type() == RecordType.PRODUCT
                ? items.product(key).map(item -> new Item<>(key, type.cast(item.data()), item.sync()))
                : items.find(type, key);
    }

    @Override
    public Optional<SyncState> syncState(RecordKey key) {
        session.about(key);
        return items.syncState(key);
    }

    @Override
    public long count(RecordType type) {
        uncommitted.settle();
        return items.count(type) + (type == RecordType.CONSUMPTION ? owed.entries() : 0);
    }

    @Override
    public Page<Item<Product>> products(String text, Optional<String> after, int limit) {
        return products.page(text, after, limit);
    }

    @Override
    public long countProducts(String text) {
        return products.count(text);
    }

    @Override
    public Optional<Item<Product>> productByBarcode(String barcode) {
        return products.byBarcode(barcode);
    }

    @Override
    public List<Item<Product>> productsAlike(Set<String> barcodes, Set<String> names) {
        return products.alike(barcodes, names);
    }

    @Override
    public List<DiaryEntry> day(LocalDate day) {
        return diary.day(day);
    }

    @Override
    public List<DayTotal> totals(LocalDate from, LocalDate to) {
        uncommitted.settle();
        return totals.range(from, to, owed);
    }

    @Override
    public List<LoggedProduct> recent(int limit) {
        uncommitted.settle();
        return logged.recent(items, limit);
    }

    @Override
    public Optional<Item<Goal>> goalInForce(LocalDate day) {
        return items.goalInForce(day);
    }

    @Override
    public List<Item<Goal>> goals() {
        return items.goals();
    }

    @Override
    public Page<DiaryEntry> entries(LocalDate from, LocalDate to, Optional<String> after, int limit) {
        return diary.entries(from, to, after, limit);
    }

    @Override
    public Page<DiaryEntry> entriesOf(UUID productId, Optional<String> after, int limit) {
        return diary.ofProduct(productId, after, limit);
    }

    @Override
    public long countEntriesOf(UUID productId) {
        uncommitted.settle();
        return logged.times(productId);
    }

    @Override
    public List<LoggedProduct> frequent(int limit) {
        uncommitted.settle();
        return logged.frequent(items, limit);
    }

    @Override
    public Page<LedgerEntry> ledger(Optional<String> after, int limit) {
        return Ledger.page(session, after, limit);
    }

    @Override
    public Optional<LedgerEntry> ledgerEntry(long id) {
        return Ledger.find(session, id);
    }

    @Override
    public Optional<UndoStep> undoable() {
        return history.undoable();
    }

    @Override
    public Optional<UndoStep> redoable() {
        return history.redoable();
    }

    @Override
    public List<UndoImage> images(UUID step, long skip, int limit) {
        return history.images(step, skip, limit);
    }
}
