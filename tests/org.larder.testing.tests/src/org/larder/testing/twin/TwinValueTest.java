package org.larder.testing.twin;

import org.larder.testing.store.ValueContract;

class TwinValueTest extends ValueContract {

    TwinValueTest() {
        super(VolatileStore.maker());
    }
}
