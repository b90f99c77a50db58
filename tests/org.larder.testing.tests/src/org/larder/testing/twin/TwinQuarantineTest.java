package org.larder.testing.twin;

import org.larder.testing.store.QuarantineContract;

class TwinQuarantineTest extends QuarantineContract {

    TwinQuarantineTest() {
        super(VolatileStore.maker());
    }
}
