package org.larder.api.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Replaces what the product says, and the snapshots of its entries if they are to be corrected; all of it is undone as one
     * step.
     *
     * @return entries corrected
     */
    long change(UUID id, Product product, PastEntries past);

    /** How many entries were logged of it. */
    long entries(UUID id);

    void delete(UUID id);

    Optional<Item<Product>> find(UUID id);

    /** A product of that barcode. */
    Optional<Item<Product>> findByBarcode(String barcode);

    /**
     * Products that have one of the barcodes or one of the names; letter case and accents of names do not count. Each once,
     * at most 50 of a barcode or name, by id.
     *
     * @param barcodes at most 1,000
     * @param names at most 1,000
     */
    List<Item<Product>> alike(Set<String> barcodes, Set<String> names);

    /**
     * Products whose name holds every word of the text, in any order and part of a word or whole; letter case and accents
     * do not count. Those logged come first, by how recently and often, then those whose name begins with the text, then by
     * name. All by name for a blank text.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<Item<Product>> search(String text, Optional<String> after, int limit);

    /** How many {@link #search} finds. */
    long count(String text);

    /** The products logged last, with how they were logged. */
    List<LoggedProduct> recent(int limit);

    /** The products logged most, recent days counting more. */
    List<LoggedProduct> frequent(int limit);
}
