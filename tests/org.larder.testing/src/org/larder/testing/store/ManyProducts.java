package org.larder.testing.store;

import java.util.UUID;

import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;

/** A store that holds so many products that damage to it has much to hit. */
public final class ManyProducts {

    public static final int COUNT = 200;

    private ManyProducts() {
    }

    /** Opens a store, adds them one by one and closes it. */
    public static void fill(LocalStore store) {
        store.open();
        for (int i = 0; i < COUNT; i++) {
            RecordKey key = RecordKey.product(new UUID(0, i + 1L));
            Product product = new Product("Haferflocken " + i, new Nutrients(1, 2, 3, 4));
            store.edit(EditStep.of("Fill"), editor -> editor.put(key, product));
        }
        store.close();
    }

    /** Whether an open store has them all. */
    public static boolean in(LocalStore store) {
        return store.<Long>read(reader -> reader.countProducts("")) == COUNT;
    }
}
