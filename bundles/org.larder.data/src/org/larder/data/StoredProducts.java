package org.larder.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.PastEntries;
import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.rules.Validation;

/** The foods in the store. */
final class StoredProducts implements Products {

    private final Edits edits;
    private final Supplier<UUID> ids;

    StoredProducts(Edits edits, Supplier<UUID> ids) {
        this.edits = edits;
        this.ids = ids;
    }

    @Override
    public Item<Product> add(Product product) {
        Validation.require(product);
        RecordKey key = RecordKey.product(ids.get());
        return edits.edit(EditStep.of("Add " + product.name()), editor -> editor.put(key, product));
    }

    @Override
    public Item<Product> change(UUID id, Product product) {
        Validation.require(product);
        RecordKey key = RecordKey.product(id);
        return edits.edit(EditStep.of("Change " + product.name()), editor -> {
            editor.find(Product.class, key).orElseThrow(() -> new NotFoundException(key));
            return editor.put(key, product);
        });
    }

    @Override
    public long change(UUID id, Product product, PastEntries past) {
        if (past == PastEntries.KEEP) {
            change(id, product);
            return 0;
        }
        Validation.require(product);
        return new Correction(edits, RecordKey.product(id), product).run();
    }

    @Override
    public long entries(UUID id) {
        return edits.read(reader -> reader.countEntriesOf(id));
    }

    @Override
    public void delete(UUID id) {
        RecordKey key = RecordKey.product(id);
        String name = find(id).orElseThrow(() -> new NotFoundException(key)).data().name();
        if (!edits.edit(EditStep.of("Delete " + name), editor -> editor.delete(key))) {
            throw new NotFoundException(key);
        }
    }

    @Override
    public Optional<Item<Product>> find(UUID id) {
        return edits.product(id);
    }

    @Override
    public Optional<Item<Product>> findByBarcode(String barcode) {
        return edits.read(reader -> reader.productByBarcode(barcode));
    }

    @Override
    public List<Item<Product>> alike(Set<String> barcodes, Set<String> names) {
        Limits.most("barcodes", barcodes.size());
        Limits.most("names", names.size());
        return edits.read(reader -> reader.productsAlike(barcodes, names));
    }

    @Override
    public Page<Item<Product>> search(String text, Optional<String> after, int limit) {
        return edits.read(reader -> reader.products(text, after, Limits.page(limit)));
    }

    @Override
    public long count(String text) {
        return edits.read(reader -> reader.countProducts(text));
    }

    @Override
    public List<LoggedProduct> recent(int limit) {
        return edits.read(reader -> reader.recent(Limits.page(limit)));
    }

    @Override
    public List<LoggedProduct> frequent(int limit) {
        return edits.read(reader -> reader.frequent(Limits.page(limit)));
    }
}
