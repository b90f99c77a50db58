package org.larder.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.larder.api.data.BulkEdit;
import org.larder.api.data.Conflicts;
import org.larder.api.data.Diary;
import org.larder.api.data.Goals;
import org.larder.api.data.History;
import org.larder.api.data.Products;
import org.larder.api.data.Reached;
import org.larder.api.data.Undone;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.SyncState;
import org.larder.api.model.UndoStep;

/** Keeps records in memory, without rules; one step can be undone in name only. */
final class FakeData implements UnifiedDataService, Goals, History, Conflicts {

    static final SyncState SYNC = new SyncState(Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa"), 0, Optional.empty(),
            false,
            Optional.of("no answer"));

    final Map<RecordKey, Item<?>> records = new TreeMap<>();
    final List<LedgerEntry> ledger = new ArrayList<>();
    Optional<Undone> step = Optional.empty();

    @Override
    public Products products() {
        return new FakeProducts(this);
    }

    @Override
    public Diary diary() {
        return new FakeDiary(this);
    }

    @Override
    public Goals goals() {
        return this;
    }

    @Override
    public History history() {
        return this;
    }

    @Override
    public Conflicts conflicts() {
        return this;
    }

    @Override
    public CompletableFuture<Reached> reached(RecordKey key, Stamp stamp) {
        return new CompletableFuture<>();
    }

    @Override
    public BulkEdit bulk(String label) {
        return new BulkEdit() {
            @Override
            public List<Item<Product>> addProducts(List<Product> products) {
                return products.stream().map(products()::add).toList();
            }

            @Override
            public long put(Map<RecordKey, ? extends Data> changed) {
                changed.forEach(FakeData.this::put);
                return changed.size();
            }
        };
    }

    @Override
    public Item<Goal> set(LocalDate effectiveFrom, Goal goal) {
        return put(RecordKey.goal(effectiveFrom), goal);
    }

    @Override
    public Item<Goal> change(LocalDate effectiveFrom, LocalDate newEffectiveFrom, Goal goal) {
        delete(effectiveFrom);
        return set(newEffectiveFrom, goal);
    }

    @Override
    public void delete(LocalDate effectiveFrom) {
        remove(RecordKey.goal(effectiveFrom));
    }

    @Override
    public Optional<Item<Goal>> inForce(LocalDate day) {
        return all().stream().filter(goal -> !goal.key().date().isAfter(day)).reduce((a, b) -> b);
    }

    @Override
    public List<Item<Goal>> all() {
        return all(RecordType.GOAL, Goal.class);
    }

    @Override
    public Optional<UndoStep> undoable() {
        return step.map(Undone::step);
    }

    @Override
    public Optional<UndoStep> redoable() {
        return step.map(Undone::step);
    }

    @Override
    public Optional<Undone> undo() {
        return step;
    }

    @Override
    public Optional<Undone> redo() {
        return step;
    }

    @Override
    public Page<LedgerEntry> list(Optional<String> after, int limit) {
        return new Page<>(ledger, Optional.empty());
    }

    @Override
    public Optional<LedgerEntry> find(long id) {
        return ledger.stream().filter(entry -> entry.id() == id).findFirst();
    }

    @Override
    public RecordKey restore(long id) {
        LedgerEntry entry = find(id).orElseThrow(() -> new NotFoundException("There is no conflict " + id + "."));
        entry.lost().ifPresentOrElse(data -> put(entry.key(), data), () -> records.remove(entry.key()));
        return entry.key();
    }

    <D extends Data> Item<D> put(RecordKey key, D data) {
        Item<D> item = new Item<>(key, data, SYNC);
        records.put(key, item);
        return item;
    }

    <D extends Data> Optional<Item<D>> find(RecordKey key, Class<D> form) {
        return all(key.type(), form).stream().filter(item -> item.key().equals(key)).findFirst();
    }

    void remove(RecordKey key) {
        if (!records.containsKey(key)) {
            throw new NotFoundException(key);
        }
        records.remove(key);
    }

    <D extends Data> List<Item<D>> all(RecordType type, Class<D> form) {
        List<Item<D>> all = new ArrayList<>();
        records.forEach((key, item) -> {
            if (key.type() == type) {
                all.add(new Item<>(key, form.cast(item.data()), item.sync()));
            }
        });
        return all;
    }
}
