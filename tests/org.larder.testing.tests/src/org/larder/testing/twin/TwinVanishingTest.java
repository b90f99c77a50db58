package org.larder.testing.twin;

import org.larder.testing.store.VanishingContract;

class TwinVanishingTest extends VanishingContract {

    TwinVanishingTest() {
        super(VolatileStore.maker());
    }
}
