package org.larder.store.switching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases that are not the diary: older ones are set aside, unfinished ones removed. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    /** What engines make beside a database: one that is not whole yet, a copy to salvage from. */
    private static final Pattern UNFINISHED = Pattern.compile("(new|salvage)-.*");

    private final Profile profile;
    private final Places places;
    private final Aside aside;

    Leftovers(Profile profile, Places places, Aside aside) {
        this.profile = profile;
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
                if (older(each)) {
                    moved.add(aside.take(each, why, encrypted));
                } else if (!each.folder().equals(places.active())) {
                    Trees.remove(each.folder());
                }
            } catch (IOException e) {
                LOG.warn("A database that is not the diary stays until the next start.", e);
            }
        }
        removeUnfinished();
        return moved;
    }

    private boolean older(Places.Database database) {
        ProfileSettings settings = profile.settings();
        return database.generation() < settings.generation()
                || database.generation() == settings.generation() && !database.engine().equals(settings.engine());
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
