package org.larder.store.switching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Progress;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;

/**
 * Encrypts the diary, or decrypts it. A file notes that this is under way, so that what is left in plain text goes even if
 * the program is killed in between.
 */
final class Conversion {

    private static final String ENCRYPTED = "encrypted";
    private static final String PLAIN = "plain";

    private final Profile profile;
    private final Places places;
    private final Switchover switchover;
    private final BackupMaking backups;
    private final Copies copies;
    private final Shelf shelf;
    private final Aside aside;

    Conversion(Profile profile, Places places, Switchover switchover, BackupMaking backups, Copies copies, Shelf shelf,
            Aside aside) {
        this.profile = profile;
        this.places = places;
        this.switchover = switchover;
        this.backups = backups;
        this.copies = copies;
        this.shelf = shelf;
        this.aside = aside;
    }

    /** @param rows about as many pieces as the diary has, for the progress */
    Moved run(boolean on, long rows, Progress progress) throws IOException {
        if (copies.anyOpen()) {
            throw new MaintenanceException(
                    "An export, or a backup opened beside the diary, is under way. End it first.");
        }
        ProfileSettings before = profile.settings();
        begin(on, before.encrypted());
        Switchover.Wish wish = new Switchover.Wish(before.engine(), on, Optional.empty(),
                on ? "The diary is being encrypted." : "The diary is being decrypted.");
        try {
            Moved moved = switchover.run(wish, new Watch(progress, 2 * rows));
            List<Path> removed = finish();
            List<Path> left = new ArrayList<>(moved.aside());
            left.removeAll(removed);
            return new Moved(moved.from(), moved.to(), moved.generation(), on, moved.inventory(), moved.took(), left,
                    removed);
        } finally {
            if (profile.settings().encrypted() == before.encrypted()) {
                forget();
            }
        }
    }

    /** Whether databases older than the diary are encrypted. */
    boolean olderEncrypted() throws IOException {
        return underWay() ? Files.readString(note()).equals(ENCRYPTED) : profile.settings().encrypted();
    }

    /** Whether one has to be finished. */
    boolean underWay() {
        return Files.exists(note());
    }

    /**
     * Removes what is in plain text, if the diary is encrypted now; a backup comes first.
     *
     * @return what was removed
     */
    List<Path> finish() throws IOException {
        List<Path> removed = new ArrayList<>();
        if (profile.settings().encrypted()) {
            backups.make(Backup.Kind.MOVE, new Watch(Progress.NONE, 0));
            removed.addAll(shelf.removePlain());
            removed.addAll(aside.removePlain());
            shelf.roll();
        }
        forget();
        return removed;
    }

    /** Removes the key when nothing needs it any more. */
    void dropKey() throws IOException {
        boolean needed = profile.settings().encrypted() || shelf.anyEncrypted() || aside.anyEncrypted();
        if (!needed && places.keys().find().isPresent()) {
            places.keys().remove();
        }
    }

    private void begin(boolean on, boolean older) throws IOException {
        if (on) {
            places.keys().make();
        }
        Files.createDirectories(places.stores());
        Files.writeString(note(), older ? ENCRYPTED : PLAIN);
        Trees.sync(note(), places.root());
    }

    private void forget() throws IOException {
        Trees.remove(note());
        dropKey();
    }

    private Path note() {
        return places.stores().resolve("conversion");
    }
}
