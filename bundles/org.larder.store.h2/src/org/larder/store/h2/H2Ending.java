package org.larder.store.h2;

import java.util.Map;
import java.util.Optional;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.larder.api.model.StoreKey;

/**
 * How a database ended last. H2 goes back to what lies before when it finds the end of a file torn, which is right after a
 * power cut, and says nothing of it. After an orderly end nothing can be torn: the end is damaged, and with it edits are lost.
 */
final class H2Ending {

    private static final String CLEAN = "clean";
    private static final String VERSION = "version";

    private H2Ending() {
    }

    /** Whether the database was closed in order and does not have any more what it had then. */
    static boolean damaged(String file, Optional<StoreKey> key) {
        MVStore.Builder builder = new MVStore.Builder().fileName(file).readOnly();
        key.ifPresent(set -> builder.encryptionKey(set.hex().toCharArray()));
        try (MVStore store = builder.open()) {
            Map<String, Object> header = store.getFileStore().getStoreHeader();
            return header.containsKey(CLEAN) && store.getCurrentVersion() < DataUtils.readHexLong(header, VERSION, 0);
        } catch (MVStoreException opensNeverMore) {
            return false;
        }
    }
}
