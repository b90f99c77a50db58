package org.larder.store.jdbc;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.larder.api.model.Data;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.UndoStep;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;

/** Reads in a transaction. */
sealed class Reader implements StoreReader permits Editor {

    private final Session session;
    private final Items items;
    private final ProductQueries products;
    private final DiaryQueries diary;
    private final History history;

    Reader(Session session) {
        this.session = session;
        items = new Items(session);
        products = new ProductQueries(session);
        diary = new DiaryQueries(session);
        history = new History(session, new AtomicLong());
    }

    @Override
    public <D extends Data> Optional<Item<D>> find(Class<D> type, RecordKey key) {
        session.about(key);
        return items.find(type, key);
    }

    @Override
    public long count(RecordType type) {
        return items.count(type);
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
    public List<DiaryEntry> day(LocalDate day) {
        return diary.day(day);
    }

    @Override
    public List<DayTotal> totals(LocalDate from, LocalDate to) {
        return diary.totals(from, to);
    }

    @Override
    public List<LoggedProduct> recent(int limit) {
        return diary.recent(limit);
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
