package org.larder.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.larder.api.data.PastEntries;
import org.larder.api.data.Products;
import org.larder.api.model.Consumption;
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
    public long change(UUID id, Product product, PastEntries past) {
        change(id, product);
        List<Item<Consumption>> entries = past == PastEntries.KEEP ? List.of() : entriesOf(id);
        entries.forEach(entry -> data.put(entry.key(), entry.data().withSnapshot(Optional.of(product.snapshot()))));
        return entries.size();
    }

    @Override
    public long entries(UUID id) {
        return entriesOf(id).size();
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
    public List<Item<Product>> alike(Set<String> barcodes, Set<String> names) {
        return data.all(RecordType.PRODUCT, Product.class).stream()
                .filter(item -> names.contains(item.data().name())
                        || item.data().barcode().filter(barcodes::contains).isPresent())
                .toList();
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
        return data.all(RecordType.PRODUCT, Product.class).stream().flatMap(this::logged).limit(limit).toList();
    }

    @Override
    public List<LoggedProduct> frequent(int limit) {
        return recent(limit);
    }

    private Stream<LoggedProduct> logged(Item<Product> product) {
        List<Item<Consumption>> entries = entriesOf(product.key().uuid());
        return entries.stream().limit(1).map(Item::data)
                .map(last -> new LoggedProduct(product, last.amount(), last.meal(),
                        last.localDate().orElseThrow(), entries.size()));
    }

    private List<Item<Consumption>> entriesOf(UUID id) {
        return data.all(RecordType.CONSUMPTION, Consumption.class).stream()
                .filter(entry -> entry.data().productId().equals(id))
                .toList();
    }
}
