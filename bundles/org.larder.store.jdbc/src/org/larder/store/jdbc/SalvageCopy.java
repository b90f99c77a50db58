package org.larder.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.larder.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine on a private copy of a damaged database, which may fail at anything. */
final class SalvageCopy {

    private static final Logger LOG = LoggerFactory.getLogger(SalvageCopy.class);

    private static final String LOCKS = ".lck";

    private final Function<Path, Engine> engines;
    private Path folder;
    private Engine engine;
    private Optional<DataSource> running = Optional.empty();
    private int starts;

    SalvageCopy(Function<Path, Engine> engines, Path folder) {
        this.engines = engines;
        this.folder = folder;
        engine = engines.apply(folder);
    }

    /**
     * Starts the engine, without its log if it does not start with it.
     *
     * @return whether it started at once
     */
    boolean start() {
        running = tryStart();
        if (running.isPresent()) {
            return true;
        }
        try {
            if (engine.forgoLog()) {
                running = tryStart();
            }
        } catch (IOException e) {
            LOG.debug("the log of the copy stays", e);
        }
        return false;
    }

    Connection connect() throws SQLException {
        return running.orElseThrow(() -> new SQLException("the copy does not start")).getConnection();
    }

    /**
     * Ends the engine and starts another under another name: one that met damage may hold the old name for ever. If none
     * starts any more, connecting fails from now on.
     */
    void restart() {
        stop();
        starts++;
        try {
            Path next = folder.resolveSibling(folder.getFileName() + "-" + starts);
            Files.move(folder, next);
            folder = next;
            forgetLocks();
        } catch (IOException e) {
            LOG.debug("the copy keeps its name", e);
        }
        engine = engines.apply(folder);
        running = tryStart();
    }

    private void forgetLocks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path lock : files.filter(file -> file.toString().endsWith(LOCKS)).toList()) {
                Files.delete(lock);
            }
        }
    }

    void stop() {
        try {
            engine.stop();
        } catch (StoreException e) {
            LOG.debug("the copy does not end: {}", e.getMessage());
        }
    }

    private Optional<DataSource> tryStart() {
        try {
            return Optional.of(engine.start());
        } catch (StoreException damaged) {
            LOG.debug("the copy does not start: {}", damaged.getMessage());
            return Optional.empty();
        }
    }
}
