package org.larder.store.switching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The databases that are not the diary: unfinished ones are removed, all others set aside. Newer ones than the settings name are
 * there when older settings were put back.
 */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    /** What engines make beside a database: one that is not whole yet, a copy to salvage from. */
    private static final Pattern UNFINISHED = Pattern.compile("(new|salvage)-.*");

    private final Places places;
    private final Aside aside;

    Leftovers(Places places, Aside aside) {
        this.places = places;
        this.aside = aside;
    }

    /**
     * Leaves the diary alone under {@code store}; what cannot be moved now stays for the next start.
     *
     * @param why in a word, for the names
     * @param encrypted whether older databases are
     * @return what was set aside
     */
    List<Path> setAside(String why, boolean encrypted) {
        List<Path> moved = new ArrayList<>();
        if (!Files.exists(places.active())) {
            return moved;
        }
        for (Places.Database each : places.databases()) {
            try {
                if (unfinished(each)) {
                    Trees.remove(each.folder());
                } else if (!each.folder().equals(places.active())) {
                    moved.add(aside.take(each, why, encrypted));
                }
            } catch (IOException e) {
                LOG.warn("A database that is not the diary stays until the next start.", e);
            }
        }
        removeUnfinished();
        return moved;
    }

    private boolean unfinished(Places.Database database) {
        return !database.folder().equals(places.active()) && Files.exists(Places.mark(database.folder()));
    }

    /** What a crash left of the work of engines. */
    private void removeUnfinished() {
        try {
            for (Path engine : Trees.list(places.stores())) {
                for (Path each : Trees.list(engine)) {
                    if (UNFINISHED.matcher(each.getFileName().toString()).matches()) {
                        Trees.remove(each);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
