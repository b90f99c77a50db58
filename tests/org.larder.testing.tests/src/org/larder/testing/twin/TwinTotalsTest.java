package org.larder.testing.twin;

import org.larder.testing.store.TotalsContract;

class TwinTotalsTest extends TotalsContract {

    TwinTotalsTest() {
        super(VolatileStore.maker());
    }
}
