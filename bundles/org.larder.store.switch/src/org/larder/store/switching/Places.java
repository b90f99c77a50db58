package org.larder.store.switching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.larder.api.model.StoreKey;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.StorePlace;

/** Where everything lies in the profile's folder. */
final class Places {

    private static final Pattern NAME = Pattern.compile("db(?:-([1-9]\\d{0,17}))?");

    private final Profile profile;
    private final StoreKeys keys;

    Places(Profile profile) {
        this.profile = profile;
        keys = new StoreKeys(profile.secrets());
    }

    /** A folder that has the name of a database. */
    record Database(String engine, long generation, Path folder) {
    }

    Path root() {
        return profile.folder();
    }

    Path stores() {
        return root().resolve("store");
    }

    Path backups() {
        return root().resolve("backups");
    }

    Path aside() {
        return root().resolve("aside");
    }

    /** Private copies; nothing in it is needed after a restart. */
    Path temp() {
        return root().resolve("temp");
    }

    StoreKeys keys() {
        return keys;
    }

    Path database(String engine, long generation) {
        return profile.storeFolder(engine).resolve(generation == 0 ? "db" : "db-" + generation);
    }

    /** Says that the database in that folder is not whole yet, as long as it is there. */
    static Path mark(Path database) {
        return database.resolveSibling("new-" + database.getFileName() + ".mark");
    }

    /** The folder of the diary. */
    Path active() {
        ProfileSettings settings = profile.settings();
        return database(settings.engine(), settings.generation());
    }

    /**
     * The diary's place.
     *
     * @throws org.larder.api.store.StoreException if it is encrypted and the key is not there
     */
    StorePlace activePlace() {
        ProfileSettings settings = profile.settings();
        return place(active(), key(settings.encrypted()),
                settings.generation() == 0 && !settings.begun() && databases().isEmpty());
    }

    /** The place of a database whose migration, if it has one, puts its backup among the profile's. */
    StorePlace place(Path folder, Optional<StoreKey> key, boolean make) {
        return place(folder, key, make, backups());
    }

    /** The place of a private copy; whatever opening it leaves stays beside it. */
    StorePlace privatePlace(Path folder, Optional<StoreKey> key) {
        return place(folder, key, false, Objects.requireNonNull(folder.getParent()).resolve("backups"));
    }

    /** @throws org.larder.api.store.StoreException if a key is needed and not there */
    Optional<StoreKey> key(boolean encrypted) {
        return encrypted ? Optional.of(keys.need()) : Optional.empty();
    }

    /** All databases in the profile, the diary among them. */
    List<Database> databases() {
        List<Database> found = new ArrayList<>();
        try {
            for (Path engine : Trees.list(stores())) {
                for (Path folder : Trees.list(engine)) {
                    Matcher name = NAME.matcher(folder.getFileName().toString());
                    if (name.matches() && Files.exists(folder)) {
                        long generation = Optional.ofNullable(name.group(1)).map(Long::parseLong).orElse(0L);
                        found.add(new Database(engine.getFileName().toString(), generation, folder));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private StorePlace place(Path folder, Optional<StoreKey> key, boolean make, Path backups) {
        return new StorePlace(folder, profile.deviceId(), key, make, backups, root().resolve("logs"));
    }
}
