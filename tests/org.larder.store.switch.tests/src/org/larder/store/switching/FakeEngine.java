package org.larder.store.switching;

import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StorePlace;

/** An engine that makes one store only. */
record FakeEngine(FakeStore made) implements StorageEngine {

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public LocalStore store(StorePlace place) {
        return made;
    }
}
