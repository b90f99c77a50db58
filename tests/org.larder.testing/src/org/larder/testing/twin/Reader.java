package org.larder.testing.twin;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.larder.api.model.Data;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.SyncState;
import org.larder.api.model.UndoStep;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;
import org.larder.json.RecordJson;

/** Reads of a state. */
sealed class Reader implements StoreReader permits Editor {

    private static final Pages<Piece.Noted> LEDGER = new Pages<>("ledger", note -> Pages.down(note.sequence()));

    private final Supplier<State> state;

    Reader(Supplier<State> state) {
        this.state = state;
    }

    @Override
    public <D extends Data> Optional<Item<D>> find(Class<D> type, RecordKey key) {
        return state.get().records().find(key).filter(Row::live).map(row -> Items.item(state.get(), type, row));
    }

    @Override
    public Optional<SyncState> syncState(RecordKey key) {
        return state.get().records().find(key).map(row -> Items.sync(state.get(), row));
    }

    @Override
    public long count(RecordType type) {
        return live(type).count();
    }

    @Override
    public Page<Item<Product>> products(String text, Optional<String> after, int limit) {
        return foods().search(text, after, limit);
    }

    @Override
    public long countProducts(String text) {
        return foods().count(text);
    }

    @Override
    public Optional<Item<Product>> productByBarcode(String barcode) {
        return live(RecordType.PRODUCT)
                .map(row -> Items.item(state.get(), Product.class, row))
                .filter(item -> item.data().barcode().equals(Optional.of(barcode)))
                .findFirst();
    }

    @Override
    public List<Item<Product>> productsAlike(Set<String> barcodes, Set<String> names) {
        return foods().alike(barcodes, names);
    }

    @Override
    public List<DiaryEntry> day(LocalDate day) {
        return diary().between(day, day);
    }

    @Override
    public List<DayTotal> totals(LocalDate from, LocalDate to) {
        return diary().totals(from, to);
    }

    @Override
    public Page<DiaryEntry> entries(LocalDate from, LocalDate to, Optional<String> after, int limit) {
        return diary().page(from, to, after, limit);
    }

    @Override
    public Page<DiaryEntry> entriesOf(UUID productId, Optional<String> after, int limit) {
        return diary().of(productId, after, limit);
    }

    @Override
    public long countEntriesOf(UUID productId) {
        return diary().of(productId).size();
    }

    @Override
    public List<LoggedProduct> recent(int limit) {
        return foods().logged(Comparator.comparing(LoggedProduct::lastDay), limit);
    }

    @Override
    public List<LoggedProduct> frequent(int limit) {
        return foods().logged(Comparator.comparing(Foods::rank), limit);
    }

    @Override
    public Optional<Item<Goal>> goalInForce(LocalDate day) {
        return goals().reversed().stream().filter(item -> !item.key().date().isAfter(day)).findFirst();
    }

    @Override
    public List<Item<Goal>> goals() {
        return live(RecordType.GOAL).map(row -> Items.item(state.get(), Goal.class, row)).toList();
    }

    @Override
    public Page<LedgerEntry> ledger(Optional<String> after, int limit) {
        Page<Piece.Noted> page = LEDGER.page(state.get().ledger().values(), after, limit);
        return new Page<>(page.items().stream().map(Reader::entry).toList(), page.next());
    }

    @Override
    public Optional<LedgerEntry> ledgerEntry(long id) {
        return state.get().ledger().find(id).map(Reader::entry);
    }

    @Override
    public Optional<UndoStep> undoable() {
        return Steps.undoable(state.get()).map(Steps::told);
    }

    @Override
    public Optional<UndoStep> redoable() {
        return Steps.redoable(state.get()).map(Steps::told);
    }

    @Override
    public List<UndoImage> images(UUID step, long skip, int limit) {
        return Steps.images(state.get(), step).stream().skip(skip).limit(limit).map(Steps::told).toList();
    }

    private Stream<Row> live(RecordType type) {
        return state.get().records().where(row -> row.live() && row.key().type() == type).stream();
    }

    private Foods foods() {
        return new Foods(state.get());
    }

    private Diary diary() {
        return new Diary(state.get());
    }

    private static LedgerEntry entry(Piece.Noted note) {
        RecordType type = note.key().type();
        return new LedgerEntry(note.sequence(), note.kind(), note.key(),
                note.lost().map(json -> RecordJson.stored(type, json)), note.lostStamp(),
                note.winner().map(json -> RecordJson.stored(type, json)), note.winnerStamp(), note.at());
    }
}
