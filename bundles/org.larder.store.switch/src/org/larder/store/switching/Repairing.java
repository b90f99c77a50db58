package org.larder.store.switching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Repaired;
import org.larder.api.model.Inventory;
import org.larder.api.model.RecordType;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.SyncStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins again from a backup and what can be salvaged, in a new database. That of before is touched by nothing, and set aside
 * when the new one is the diary.
 */
final class Repairing {

    private static final Logger LOG = LoggerFactory.getLogger(Repairing.class);

    private final Profile profile;
    private final Places places;
    private final Engines engines;
    private final ActiveStore active;
    private final Leftovers leftovers;
    private final Shelf shelf;
    private final Copies copies;
    private final BackupMaking backups;

    Repairing(Profile profile, Places places, Engines engines, ActiveStore active, Leftovers leftovers, Shelf shelf,
            Copies copies, BackupMaking backups) {
        this.profile = profile;
        this.places = places;
        this.engines = engines;
        this.active = active;
        this.leftovers = leftovers;
        this.shelf = shelf;
        this.copies = copies;
        this.backups = backups;
    }

    /** @param name of the backup; empty: the newest that is good */
    Repaired run(Optional<String> name, Progress progress) throws IOException {
        ProfileSettings before = profile.settings();
        NewDatabase.Form form = new NewDatabase.Form(before.engine(), newest() + 1, encrypted(before));
        engines.need(form.engine());
        Optional<Backup> backup = name.isPresent() ? Optional.of(named(name.get(), progress)) : good(progress);
        Repaired repaired = active.alone("The diary is being repaired.", () -> again(form, backup, progress));
        List<Path> aside = leftovers.setAside("damaged", form.encrypted());
        return new Repaired(aside.stream().findFirst(), repaired.backup(), repaired.salvaged(), repaired.whole(),
                repaired.records());
    }

    /** Settings that were lost do not know it, but a key that is there was made for something. */
    private boolean encrypted(ProfileSettings settings) {
        return settings.encrypted() || !settings.begun() && places.keys().find().isPresent();
    }

    private Repaired again(NewDatabase.Form form, Optional<Backup> backup, Progress progress) {
        List<Places.Database> old = before();
        boolean done = false;
        active.shut();
        try (NewDatabase next = new NewDatabase(places, engines, form)) {
            Watch watch = new Watch(progress, backup.map(each -> 3 * rows(each.rows())).orElse(0L));
            watch.at("Making a new database");
            next.make();
            if (backup.isPresent()) {
                fill(next, backup.get(), watch);
            }
            Salvage salvage = new Salvage(places, engines, next.contents());
            for (Places.Database each : old) {
                watch.at("Saving what can be read of the database");
                salvage.of(each, form.encrypted());
            }
            watch.at("Bringing it to the disk");
            profile.renewDeviceId();
            next.settle();
            readAgain(next.store().sync());
            Inventory inventory = next.inventory(watch);
            watch.at("Making it the diary");
            engines.stillThere(form.engine(), next.engine());
            profile.change(settings -> settings.withStore(form.engine(), form.generation(), form.encrypted()));
            active.replace(next.engine(), next.keep(), true);
            done = true;
            return new Repaired(Optional.empty(), backup, salvage.taken(), salvage.whole(), records(inventory.rows()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!done) {
                engines.find(form.engine()).ifPresent(engine -> active.come(engine, () -> {}));
            }
        }
    }

    /** The diary's database; if it is gone, whatever database there is. */
    private List<Places.Database> before() {
        List<Places.Database> all = places.databases();
        List<Places.Database> diary = all.stream().filter(each -> each.folder().equals(places.active())).toList();
        return diary.isEmpty() ? all : diary;
    }

    private void fill(NewDatabase next, Backup backup, Watch watch) throws IOException {
        watch.at("Taking the backup of " + backup.at());
        try (PrivateCopy copy = copies.backup(backup)) {
            Inventory there = next.fill(copy.store().contents()::pieces, watch);
            if (!there.equals(next.inventory(watch))) {
                throw new MaintenanceException("The new database does not hold what the backup " + backup.name()
                        + " does. The diary is as it was.");
            }
        }
    }

    /** From the beginning, whoever the remote is; at the end it is sent what it lacks. */
    private static void readAgain(SyncStore sync) {
        if (sync.feed().remote().isPresent()) {
            sync.restartFeed();
        }
    }

    private Backup named(String name, Progress progress) throws IOException {
        Backup backup = shelf.need(name);
        backups.inventory(backup, new Watch(progress, 0));
        return backup;
    }

    private Optional<Backup> good(Progress progress) throws IOException {
        for (Backup each : shelf.list()) {
            if (opens(each, progress)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private boolean opens(Backup backup, Progress progress) throws IOException {
        Watch watch = new Watch(progress, 0);
        watch.at("Checking the backup of " + backup.at());
        try {
            return records(backups.inventory(backup, watch).rows()) == records(backup.rows());
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The backup {} cannot be used.", backup.name(), e);
            return false;
        }
    }

    private long newest() {
        return places.databases()
                .stream()
                .mapToLong(Places.Database::generation)
                .reduce(profile.settings().generation(), Math::max);
    }

    private static long rows(Map<String, Long> rows) {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Time removes other pieces, and tables of a newer form may have more of them; records stay. */
    private static long records(Map<String, Long> rows) {
        return Stream.of(RecordType.values()).mapToLong(type -> rows.getOrDefault(type.wire(), 0L)).sum();
    }
}
