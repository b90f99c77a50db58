package org.larder.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.larder.api.data.PastEntries;
import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.rules.SearchText;

/**
 * Finds products among those recorded, and knows nothing else.
 *
 * @param all those recorded, as they are now
 */
record RecordedProducts(Collection<Item<Product>> all) implements Products {

    @Override
    public List<Item<Product>> alike(Set<String> barcodes, Set<String> names) {
        Set<String> folded = names.stream().map(SearchText::fold).collect(Collectors.toSet());
        return all.stream()
                .filter(item -> item.data().barcode().filter(barcodes::contains).isPresent()
                        || folded.contains(SearchText.fold(item.data().name())))
                .toList();
    }

    @Override
    public Optional<Item<Product>> find(UUID id) {
        return all.stream().filter(item -> item.id().equals(id.toString())).findFirst();
    }

    @Override
    public Item<Product> add(Product product) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Item<Product> change(UUID id, Product product) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long change(UUID id, Product product, PastEntries past) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long entries(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Item<Product>> findByBarcode(String barcode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<Item<Product>> search(String text, Optional<String> after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LoggedProduct> recent(int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LoggedProduct> frequent(int limit) {
        throw new UnsupportedOperationException();
    }
}
