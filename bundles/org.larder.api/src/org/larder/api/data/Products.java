package org.larder.api.data;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.osgi.annotation.versioning.ProviderType;

/** The foods. */
@ProviderType
public interface Products {

    Item<Product> add(Product product);

    /** Replaces what the product says. Diary entries keep their snapshots. */
    Item<Product> change(UUID id, Product product);

    void delete(UUID id);

    Optional<Item<Product>> find(UUID id);

    /** A product of that barcode. */
    Optional<Item<Product>> findByBarcode(String barcode);

    /**
     * Products whose name holds every word of the text, in any order and part of a word or whole; letter case and accents
     * do not count. By name; all for a blank text.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<Item<Product>> search(String text, Optional<String> after, int limit);

    /** How many {@link #search} finds. */
    long count(String text);

    /** The products logged last, with how they were logged. */
    List<LoggedProduct> recent(int limit);
}
