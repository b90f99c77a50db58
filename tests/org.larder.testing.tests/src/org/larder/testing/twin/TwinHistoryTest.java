package org.larder.testing.twin;

import org.larder.testing.store.HistoryContract;

class TwinHistoryTest extends HistoryContract {

    TwinHistoryTest() {
        super(VolatileStore.maker());
    }
}
