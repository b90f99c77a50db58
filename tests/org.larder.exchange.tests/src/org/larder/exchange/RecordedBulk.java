package org.larder.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.larder.api.data.BulkEdit;
import org.larder.api.data.Conflicts;
import org.larder.api.data.Diary;
import org.larder.api.data.Goals;
import org.larder.api.data.History;
import org.larder.api.data.Products;
import org.larder.api.data.Reached;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.api.model.SyncState;

/** Knows bulk edits of products only, and remembers each: a step and the chunks added in it. */
final class RecordedBulk implements UnifiedDataService, BulkEdit {

    final List<String> steps = new ArrayList<>();
    final List<List<Product>> chunks = new ArrayList<>();
    private final Map<RecordKey, Item<Product>> items = new LinkedHashMap<>();
    private final boolean forgetful;
    private int time;

    RecordedBulk() {
        this(false);
    }

    /** @param forgetful whether only the last chunk is remembered */
    RecordedBulk(boolean forgetful) {
        this.forgetful = forgetful;
    }

    List<Product> foods() {
        return items.values().stream().map(Item::data).toList();
    }

    @Override
    public BulkEdit bulk(String label) {
        steps.add(label);
        return this;
    }

    @Override
    public List<Item<Product>> addProducts(List<Product> products) {
        if (forgetful) {
            chunks.clear();
            items.clear();
        }
        chunks.add(products);
        return products.stream().map(product -> item(RecordKey.product(UUID.randomUUID()), product)).toList();
    }

    @Override
    public long put(Map<RecordKey, ? extends Data> records) {
        records.forEach((key, data) -> item(key, (Product) data));
        return records.size();
    }

    private Item<Product> item(RecordKey key, Product product) {
        SyncState fresh = new SyncState(new Stamp(++time, 0, "test"), 0, Optional.<Instant>empty(), false,
                Optional.empty());
        Item<Product> item = new Item<>(key, product, fresh);
        items.put(key, item);
        return item;
    }

    @Override
    public Products products() {
        return new RecordedProducts(items.values());
    }

    @Override
    public Diary diary() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Goals goals() {
        throw new UnsupportedOperationException();
    }

    @Override
    public History history() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Conflicts conflicts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Reached> reached(RecordKey key, Stamp stamp) {
        throw new UnsupportedOperationException();
    }
}
