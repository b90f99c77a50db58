package org.larder.data;

import java.util.Optional;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;

/** What a record of any type says; empty: it is not there. */
final class Current {

    private Current() {
    }

    static Optional<Data> of(StoreReader reader, RecordKey key) {
        return switch (key.type()) {
            case PRODUCT -> reader.find(Product.class, key).map(Item::data);
            case CONSUMPTION -> reader.find(Consumption.class, key).map(Item::data);
            case GOAL -> reader.find(Goal.class, key).map(Item::data);
        };
    }

    static void set(StoreEditor editor, RecordKey key, Optional<Data> wanted) {
        wanted.ifPresentOrElse(data -> editor.put(key, data), () -> editor.delete(key));
    }

    /** Whether a record says what it once said. A snapshot that the store filled in since is no change. */
    static boolean same(Optional<Data> current, Optional<Data> once) {
        if (once.isPresent() && once.get() instanceof Consumption then && then.snapshot().isEmpty()
                && current.isPresent() && current.get() instanceof Consumption now) {
            return then.withSnapshot(now.snapshot()).equals(now);
        }
        return current.equals(once);
    }
}
