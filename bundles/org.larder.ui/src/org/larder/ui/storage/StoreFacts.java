package org.larder.ui.storage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.profile.Profile;

/**
 * What the page shows, read in one go away from the UI thread.
 *
 * @param state of the store
 * @param engines that are there, by name
 * @param encrypted whether the diary is encrypted on this disk
 * @param folder where the engine keeps it
 * @param secrets where the key would lie, in words
 * @param backups newest first
 */
record StoreFacts(StoreState state, Set<String> engines, boolean encrypted, String folder, String secrets,
        List<Backup> backups) {

    static StoreFacts read(Upkeep upkeep) {
        Profile profile = upkeep.now().profile();
        StoreSwitch stores = upkeep.stores();
        StoreState state = stores.state();
        return new StoreFacts(state, new TreeSet<>(stores.engines()), stores.encrypted(),
                profile.storeFolder(state.engine()).toString(), profile.secrets().place(), upkeep.backups().list());
    }

    boolean ready() {
        return state instanceof StoreState.Ready;
    }

    /** Whether beginning again from a backup may help. */
    boolean repairable() {
        return state instanceof StoreState.Damaged || state instanceof StoreState.Failed;
    }
}
