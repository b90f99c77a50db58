package org.larder.data;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.rules.Validation;

/** The foods in the store. */
final class StoredProducts implements Products {

    private final LocalStore store;
    private final Supplier<UUID> ids;

    StoredProducts(LocalStore store, Supplier<UUID> ids) {
        this.store = store;
        this.ids = ids;
    }

    @Override
    public Item<Product> add(Product product) {
        Validation.require(product);
        RecordKey key = RecordKey.product(ids.get());
        return store.edit(EditStep.of("Add " + product.name()), editor -> editor.put(key, product));
    }

    @Override
    public Item<Product> change(UUID id, Product product) {
        Validation.require(product);
        RecordKey key = RecordKey.product(id);
        return store.edit(EditStep.of("Change " + product.name()), editor -> {
            editor.find(Product.class, key).orElseThrow(() -> new NotFoundException(key));
            return editor.put(key, product);
        });
    }

    @Override
    public void delete(UUID id) {
        RecordKey key = RecordKey.product(id);
        String name = find(id).orElseThrow(() -> new NotFoundException(key)).data().name();
        if (!store.edit(EditStep.of("Delete " + name), editor -> editor.delete(key))) {
            throw new NotFoundException(key);
        }
    }

    @Override
    public Optional<Item<Product>> find(UUID id) {
        return store.read(reader -> reader.find(Product.class, RecordKey.product(id)));
    }

    @Override
    public Optional<Item<Product>> findByBarcode(String barcode) {
        return store.read(reader -> reader.productByBarcode(barcode));
    }

    @Override
    public Page<Item<Product>> search(String text, Optional<String> after, int limit) {
        return store.read(reader -> reader.products(text, after, Limits.page(limit)));
    }

    @Override
    public long count(String text) {
        return store.read(reader -> reader.countProducts(text));
    }

    @Override
    public List<LoggedProduct> recent(int limit) {
        return store.read(reader -> reader.recent(Limits.page(limit)));
    }
}
