package org.larder.store.switching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.larder.api.store.LocalStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open copy of a database that nobody else uses. Closing removes it.
 *
 * @param folder the database and whatever opening it left
 * @param gone is told that it is closed
 */
record PrivateCopy(Path folder, LocalStore store, Consumer<PrivateCopy> gone) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateCopy.class);

    @Override
    public void close() {
        gone.accept(this);
        try {
            store.close();
            Trees.remove(folder);
        } catch (IOException | RuntimeException e) {
            LOG.warn("A private copy of a database is left; the next start removes it.", e);
        }
    }
}
