package org.larder.store.h2;

import java.util.Map;
import java.util.Optional;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
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

    /** Whether the database was closed in order and does not have any more what it had then, or makes no sense at all. */
    static boolean damaged(String file, Optional<StoreKey> key) {
        try (H2Pages pages = H2Pages.open(file, true, key)) {
            return !ends(pages.file());
        } catch (MVStoreException opensNeverMore) {
            return false;
        } catch (RuntimeException | VirtualMachineError senseless) {
            return true;
        }
    }

    private static boolean ends(SingleFileStore pages) {
        try (MVStore store = new MVStore.Builder().fileStore(pages).readOnly().open()) {
            Map<String, Object> header = pages.getStoreHeader();
            return !header.containsKey(CLEAN) || store.getCurrentVersion() >= DataUtils.readHexLong(header, VERSION, 0);
        }
    }
}
