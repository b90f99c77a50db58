package org.larder.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;

/** The foods among the records in memory. */
record FakeProducts(FakeData data) implements Products {

    @Override
    public Item<Product> add(Product product) {
        return data.put(RecordKey.product(UUID.randomUUID()), product);
    }

    @Override
    public Item<Product> change(UUID id, Product product) {
        return data.put(RecordKey.product(id), product);
    }

    @Override
    public void delete(UUID id) {
        data.remove(RecordKey.product(id));
    }

    @Override
    public Optional<Item<Product>> find(UUID id) {
        return data.find(RecordKey.product(id), Product.class);
    }

    @Override
    public Optional<Item<Product>> findByBarcode(String barcode) {
        return Optional.empty();
    }

    @Override
    public Page<Item<Product>> search(String text, Optional<String> after, int limit) {
        List<Item<Product>> found = data.all(RecordType.PRODUCT, Product.class).stream()
                .filter(item -> item.data().name().contains(text))
                .filter(item -> after.isEmpty() || item.data().name().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(item -> item.data().name()))
                .toList();
        List<Item<Product>> page = found.stream().limit(limit).toList();
        return new Page<>(page, found.size() > limit ? Optional.of(page.getLast().data().name()) : Optional.empty());
    }

    @Override
    public long count(String text) {
        return data.all(RecordType.PRODUCT, Product.class).size();
    }

    @Override
    public List<LoggedProduct> recent(int limit) {
        return List.of();
    }
}
