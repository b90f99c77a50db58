package org.larder.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.data.BulkEdit;
import org.larder.api.data.Diary;
import org.larder.api.data.Goals;
import org.larder.api.data.History;
import org.larder.api.data.Products;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.api.model.SyncState;

/** Knows bulk edits only, and remembers each: a step and the chunks written in it. */
final class RecordedBulk implements UnifiedDataService {

    final List<String> steps = new ArrayList<>();
    final List<List<Product>> chunks = new ArrayList<>();

    List<Product> foods() {
        return chunks.stream().flatMap(List::stream).toList();
    }

    @Override
    public BulkEdit bulk(String label) {
        steps.add(label);
        return products -> {
            chunks.add(products);
            return products.stream().map(RecordedBulk::item).toList();
        };
    }

    private static Item<Product> item(Product product) {
        SyncState fresh = new SyncState(new Stamp(0, 0, "test"), 0, Optional.<Instant>empty(), false, Optional.empty());
        return new Item<>(RecordKey.product(UUID.randomUUID()), product, fresh);
    }

    @Override
    public Products products() {
        throw new UnsupportedOperationException();
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
}
