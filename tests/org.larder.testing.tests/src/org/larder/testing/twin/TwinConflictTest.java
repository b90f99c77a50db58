package org.larder.testing.twin;

import org.larder.testing.store.ConflictContract;

class TwinConflictTest extends ConflictContract {

    TwinConflictTest() {
        super(VolatileStore.maker());
    }
}
