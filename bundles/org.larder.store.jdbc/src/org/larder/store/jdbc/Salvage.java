package org.larder.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.larder.api.model.Piece;
import org.larder.api.store.StorePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves records from a damaged database: an engine reads a private copy of it, beside it, row by row. */
final class Salvage {

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
    private static final String COPY = "salvage-";

    private final Function<StorePlace, Engine> engines;
    private final StorePlace place;

    Salvage(Function<StorePlace, Engine> engines, StorePlace place) {
        this.engines = engines;
        this.place = place;
    }

    /**
     * Reads what can be read; no damage makes it fail.
     *
     * @return whether everything could be read
     */
    boolean run(Consumer<List<Piece.Stored>> found) {
        Path room = place.folder().resolveSibling(COPY + place.folder().getFileName());
        remove(room);
        try {
            Path folder = room.resolve(place.folder().getFileName());
            boolean copied = copy(folder);
            SalvageCopy copy = new SalvageCopy(each -> engines.apply(new StorePlace(each, place.deviceId(), place.key(),
                    false, place.backups(), place.logs())), folder);
            boolean whole = copy.start() && copied;
            for (Table table : Table.values()) {
                whole &= new SalvageTable(table, copy, found).run();
            }
            copy.stop();
            return whole;
        } finally {
            remove(room);
        }
    }

    /** @return whether every file could be copied */
    private boolean copy(Path folder) {
        boolean whole = Files.isDirectory(place.folder());
        try (Stream<Path> files = Files.walk(place.folder())) {
            for (Path each : files.toList()) {
                whole &= copy(each, folder.resolve(place.folder().relativize(each).toString()));
            }
        } catch (IOException e) {
            LOG.warn("The database {} cannot be read.", place.folder(), e);
            return false;
        }
        return whole;
    }

    private static boolean copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
            return true;
        } catch (IOException e) {
            LOG.warn("The file {} cannot be read.", from, e);
            return false;
        }
    }

    private static void remove(Path folder) {
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            LOG.warn("The copy {} cannot be removed; remove it by hand.", folder, e);
        }
    }
}
