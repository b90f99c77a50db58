package org.larder.testing.twin;

import org.larder.testing.store.EditContract;

class TwinEditTest extends EditContract {

    TwinEditTest() {
        super(VolatileStore.maker());
    }
}
