package org.larder.testing.sim;

import org.larder.api.store.LocalStore;
import org.larder.api.store.SyncStore;

/** A store whose side for the sync manager is the one that the parts make of it. */
final class BrokenSync extends PassingStore {

    private final SyncStore sync;

    BrokenSync(LocalStore real, Parts parts, Machine machine) {
        super(real);
        sync = parts.sync(real.sync(), machine);
    }

    @Override
    public SyncStore sync() {
        return sync;
    }
}
