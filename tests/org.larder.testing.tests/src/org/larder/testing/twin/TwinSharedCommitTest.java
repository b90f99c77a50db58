package org.larder.testing.twin;

import org.larder.testing.store.SharedCommitContract;

class TwinSharedCommitTest extends SharedCommitContract {

    TwinSharedCommitTest() {
        super(VolatileStore.maker());
    }

    @Override
    protected boolean letsOthersIntoAPage() {
        return false;
    }
}
