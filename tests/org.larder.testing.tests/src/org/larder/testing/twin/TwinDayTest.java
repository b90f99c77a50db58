package org.larder.testing.twin;

import org.larder.testing.store.DayContract;

class TwinDayTest extends DayContract {

    TwinDayTest() {
        super(VolatileStore.maker());
    }
}
