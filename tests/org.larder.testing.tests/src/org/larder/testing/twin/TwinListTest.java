package org.larder.testing.twin;

import org.larder.testing.store.ListContract;

class TwinListTest extends ListContract {

    TwinListTest() {
        super(VolatileStore.maker());
    }
}
