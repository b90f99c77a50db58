package org.larder.data;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.BulkEdit;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.rules.Validation;

/** Edits under one step. */
final class StoredBulkEdit implements BulkEdit {

    private final LocalStore store;
    private final Supplier<UUID> ids;
    private final EditStep step;

    StoredBulkEdit(LocalStore store, Supplier<UUID> ids, EditStep step) {
        this.store = store;
        this.ids = ids;
        this.step = step;
    }

    @Override
    public List<Item<Product>> addProducts(List<Product> products) {
        products.forEach(Validation::require);
        return store.edit(step, editor -> products.stream()
                .map(product -> editor.put(RecordKey.product(ids.get()), product))
                .toList());
    }
}
