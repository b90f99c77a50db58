package org.larder.ui.products;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.Page;
import org.larder.api.model.Product;

/** The foods of a search as far as somebody scrolled, read page by page. Used by one thread at a time. */
final class ProductPages {

    static final int SIZE = 200;

    private Loaded loaded = Loaded.NOTHING;

    /**
     * What is there so far.
     *
     * @param text what was searched for
     * @param next more follow after it; empty: that is all
     * @param count all foods that the search finds
     */
    record Loaded(String text, List<Item<Product>> items, Optional<String> next, long count) {

        static final Loaded NOTHING = new Loaded("", List.of(), Optional.empty(), 0);

        Loaded {
            items = List.copyOf(items);
        }

        /** Rows to show: one more than there are foods if more follow. */
        int rows() {
            return items.size() + (next.isPresent() ? 1 : 0);
        }
    }

    /** Reads from the beginning, as many as somebody scrolled to. Blocks. */
    Loaded again(Products products, String text, int wanted) {
        Page<Item<Product>> first = products.search(text, Optional.empty(), SIZE);
        loaded = new Loaded(text, first.items(), first.next(), products.count(text));
        return more(products, wanted);
    }

    /** Reads on until so many are there. Blocks. */
    Loaded more(Products products, int wanted) {
        while (loaded.items().size() < wanted && loaded.next().isPresent()) {
            Page<Item<Product>> page = products.search(loaded.text(), loaded.next(), SIZE);
            List<Item<Product>> items = new ArrayList<>(loaded.items());
            items.addAll(page.items());
            loaded = new Loaded(loaded.text(), items, page.next(), loaded.count());
        }
        return loaded;
    }
}
