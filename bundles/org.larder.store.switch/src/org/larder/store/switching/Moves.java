package org.larder.store.switching;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Pieces;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.Inventory;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.rules.InventoryTaking;

/** What replaces the diary's database, one piece of work at a time, each after a backup. Thread-safe. */
final class Moves {

    private final Profile profile;
    private final Engines engines;
    private final Parts parts;

    Moves(Profile profile, Engines engines, Parts parts) {
        this.profile = profile;
        this.engines = engines;
        this.parts = parts;
    }

    Inventory inventory(Progress progress) {
        return parts.line().run("Counting", progress, () -> parts.active().alone("Everything is being counted.", () -> {
            Watch watch = new Watch(progress, 0);
            watch.at("Counting and hashing everything");
            return Carrying.count(parts.active().pieces(), watch);
        }));
    }

    Moved move(String engine, Progress progress) {
        return parts.line().run("The move to " + engine, progress, () -> {
            engines.need(engine);
            ProfileSettings before = profile.settings();
            if (engine.equals(before.engine())) {
                throw new MaintenanceException("The diary is in a database of '" + engine + "' already.");
            }
            return moved(new Switchover.Wish(engine, before.encrypted(), Optional.empty(),
                    "The diary is being moved to " + engine + '.'), progress);
        });
    }

    Moved encrypt(boolean on, Progress progress) {
        return parts.line().run(on ? "Encrypting the diary" : "Decrypting the diary", progress, () -> {
            ProfileSettings now = profile.settings();
            if (on != now.encrypted()) {
                return parts.conversion().run(on, backUp(progress), progress);
            }
            return new Moved(now.engine(), now.engine(), now.generation(), on, new InventoryTaking().inventory(),
                    Duration.ZERO, List.of(), parts.conversion().underWay() ? parts.conversion().finish() : List.of());
        });
    }

    Moved replace(Pieces source, Inventory expected, Progress progress) {
        return parts.line().run("The import of everything", progress, () -> {
            ProfileSettings before = profile.settings();
            return moved(new Switchover.Wish(before.engine(), before.encrypted(),
                    Optional.of(new Switchover.Given(source, expected)), "The diary is being replaced."), progress);
        });
    }

    private Moved moved(Switchover.Wish wish, Progress progress) throws IOException {
        long rows = backUp(progress);
        long total = wish.given().map(given -> given.expected().total()).orElse(rows);
        return parts.switchover().run(wish, new Watch(progress, 2 * total));
    }

    /** @return pieces in it */
    private long backUp(Progress progress) throws IOException {
        Backup backup = parts.making().make(Backup.Kind.MOVE, new Watch(progress, 0));
        parts.shelf().roll();
        return backup.rows().values().stream().mapToLong(Long::longValue).sum();
    }
}
