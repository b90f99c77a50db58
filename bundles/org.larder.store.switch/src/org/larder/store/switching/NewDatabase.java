package org.larder.store.switching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Pieces;
import org.larder.api.model.Inventory;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordType;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StoreContents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that is to become the diary. Closing it removes it, unless it was kept. Used by one thread. */
final class NewDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NewDatabase.class);

    private final Places places;
    private final Engines engines;
    private final Form form;
    private final StorageEngine engine;
    private final Path folder;
    private final Path mark;
    private Optional<LocalStore> open = Optional.empty();
    private boolean kept;

    /** @param engine the name of its engine */
    record Form(String engine, long generation, boolean encrypted) {
    }

    /** @throws MaintenanceException if its engine is not there */
    NewDatabase(Places places, Engines engines, Form form) {
        this.places = places;
        this.engines = engines;
        this.form = form;
        engine = engines.need(form.engine());
        folder = places.database(form.engine(), form.generation());
        mark = Places.mark(folder);
    }

    /** Makes it, empty; what an earlier try left in its place is removed. */
    void make() throws IOException {
        if (Files.exists(folder) && !Files.exists(mark)) {
            throw new MaintenanceException("There is a database already where the new one would be: " + folder
                    + ". The diary is as it was; the next start of Larder sets that one aside.");
        }
        Trees.remove(folder);
        Files.createDirectories(Objects.requireNonNull(mark.getParent()));
        Files.write(mark, new byte[0]);
        open(true);
    }

    StorageEngine engine() {
        return engine;
    }

    StoreContents contents() {
        return store().contents();
    }

    LocalStore store() {
        return open.orElseThrow();
    }

    /** @return what was added */
    Inventory fill(Pieces source, Watch watch) {
        return Carrying.each(source, watch, page -> add(page));
    }

    /**
     * Brings it to the disk and opens it again, with the device id of now.
     *
     * @throws MaintenanceException if it has not the records then that it had before
     */
    void settle() throws IOException {
        List<Long> before = counts();
        close(store());
        Trees.sync(folder, places.root());
        open(false);
        if (!before.equals(counts())) {
            throw new MaintenanceException("The new database lost records when it was closed. The diary is as it was.");
        }
    }

    /** Counts what it holds. */
    Inventory inventory(Watch watch) {
        return Carrying.count(contents()::pieces, watch);
    }

    /** It is the diary from now on. */
    LocalStore keep() {
        kept = true;
        return store();
    }

    @Override
    public void close() {
        try {
            if (!kept) {
                open.ifPresent(this::close);
                Trees.remove(folder);
            }
            Files.deleteIfExists(mark);
        } catch (IOException | RuntimeException e) {
            LOG.warn("An unfinished database, or the mark of one, is left; the next start removes it.", e);
        }
    }

    private List<Long> counts() {
        return store().read(reader -> Stream.of(RecordType.values()).map(reader::count).toList());
    }

    private void add(List<Piece> page) {
        engines.stillThere(form.engine(), engine);
        if (!page.isEmpty()) {
            contents().add(page);
        }
    }

    private void open(boolean make) {
        LocalStore store = engine.store(places.place(folder, places.key(form.encrypted()), make));
        open = Optional.of(store);
        store.open();
    }

    private void close(LocalStore store) {
        store.close();
        open = Optional.empty();
    }
}
