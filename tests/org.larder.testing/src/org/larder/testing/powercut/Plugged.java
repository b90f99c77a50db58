package org.larder.testing.powercut;

import org.larder.api.store.LocalStore;
import org.larder.api.store.StorePlace;

/** An engine that can be plugged into a {@link CutDisk}. */
public interface Plugged {

    /** A store, not open yet, whose database lies on that disk under the name of the place's folder. */
    LocalStore on(CutDisk disk, StorePlace place);

    /** A store, not open yet, on the real disk; the first database is made there. */
    LocalStore plain(StorePlace place);
}
