package org.larder.testing.twin;

import org.larder.testing.store.FeedContract;

class TwinFeedTest extends FeedContract {

    TwinFeedTest() {
        super(VolatileStore.maker());
    }
}
