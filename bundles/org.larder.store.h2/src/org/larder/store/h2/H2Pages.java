package org.larder.store.h2;

import java.util.Map;
import java.util.Optional;

import org.h2.mvstore.SingleFileStore;
import org.larder.api.model.StoreKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of a database, below tables and transactions, until it is closed. */
final class H2Pages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(H2Pages.class);

    private final SingleFileStore file = new SingleFileStore(Map.of());

    private H2Pages() {
    }

    /** @throws org.h2.mvstore.MVStoreException if another has it open, or the key does not fit */
    static H2Pages open(String name, boolean readOnly, Optional<StoreKey> key) {
        H2Pages pages = new H2Pages();
        pages.file.open(name, readOnly, key.map(set -> set.hex().toCharArray()).orElse(null));
        return pages;
    }

    SingleFileStore file() {
        return file;
    }

    /** H2 lets the file go, and then closes what a file that did not open has not. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (RuntimeException neverOpened) {
            LOG.debug("nothing else was open", neverOpened);
        }
    }
}
