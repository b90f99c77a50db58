package org.larder.testing.twin;

import org.larder.testing.store.QueryContract;

class TwinQueryTest extends QueryContract {

    TwinQueryTest() {
        super(VolatileStore.maker());
    }
}
