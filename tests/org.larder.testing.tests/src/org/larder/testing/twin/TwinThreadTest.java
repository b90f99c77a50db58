package org.larder.testing.twin;

import org.larder.testing.store.ThreadContract;

class TwinThreadTest extends ThreadContract {

    TwinThreadTest() {
        super(VolatileStore.maker());
    }
}
