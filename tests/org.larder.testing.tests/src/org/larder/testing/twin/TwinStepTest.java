package org.larder.testing.twin;

import org.larder.testing.store.StepContract;

class TwinStepTest extends StepContract {

    TwinStepTest() {
        super(VolatileStore.maker());
    }
}
