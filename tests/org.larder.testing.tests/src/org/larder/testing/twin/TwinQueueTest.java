package org.larder.testing.twin;

import org.larder.testing.store.QueueContract;

class TwinQueueTest extends QueueContract {

    TwinQueueTest() {
        super(VolatileStore.maker());
    }
}
