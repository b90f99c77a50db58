package org.larder.testing.twin;

import org.larder.testing.store.RepairContract;

class TwinRepairTest extends RepairContract {

    TwinRepairTest() {
        super(VolatileStore.maker());
    }
}
