package org.larder.testing.twin;

import org.larder.testing.store.SearchContract;

class TwinSearchTest extends SearchContract {

    TwinSearchTest() {
        super(VolatileStore.maker());
    }
}
