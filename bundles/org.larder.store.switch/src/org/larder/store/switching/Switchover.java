package org.larder.store.switching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Pieces;
import org.larder.api.model.Inventory;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;

/**
 * Fills a new database and makes it the diary while calls wait. The settings that name it are the commit point: whatever
 * ends it before leaves the database of before active and untouched.
 */
final class Switchover {

    private final Profile profile;
    private final Places places;
    private final Engines engines;
    private final ActiveStore active;
    private final Leftovers leftovers;

    Switchover(Profile profile, Places places, Engines engines, ActiveStore active, Leftovers leftovers) {
        this.profile = profile;
        this.places = places;
        this.engines = engines;
        this.active = active;
        this.leftovers = leftovers;
    }

    /**
     * What shall be.
     *
     * @param engine the name of the engine
     * @param given other pieces than those of the diary; the device gets another id then
     * @param why a sentence for those who wait
     */
    record Wish(String engine, boolean encrypted, Optional<Given> given, String why) {
    }

    /** Pieces, and what they must be. */
    record Given(Pieces pieces, Inventory expected) {
    }

    private record Done(Inventory inventory, Runnable closing) {
    }

    Moved run(Wish wish, Watch watch) {
        ProfileSettings before = profile.settings();
        long start = System.nanoTime();
        Done done = active.alone(wish.why(), () -> filled(wish, before.generation() + 1, watch));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        done.closing().run();
        List<Path> aside = leftovers.setAside("moved", before.encrypted());
        return new Moved(before.engine(), wish.engine(), before.generation() + 1, wish.encrypted(), done.inventory(),
                took,
                aside, List.of());
    }

    private Done filled(Wish wish, long generation, Watch watch) {
        NewDatabase.Form form = new NewDatabase.Form(wish.engine(), generation, wish.encrypted());
        try (NewDatabase next = new NewDatabase(places, engines, form)) {
            Pieces source = wish.given().map(Given::pieces).orElseGet(active::pieces);
            watch.at("Making a new database");
            next.make();
            watch.at("Carrying everything into it");
            Inventory inventory = next.fill(source, watch);
            wish.given().ifPresent(given -> same(given.expected(), inventory, "What came is not what was announced"));
            watch.at("Comparing both");
            same(inventory, next.inventory(watch), "The new database does not hold what was carried");
            watch.at("Bringing it to the disk");
            if (wish.given().isPresent()) {
                profile.renewDeviceId();
            }
            next.settle();
            watch.at("Making it the diary");
            return new Done(inventory, committed(next, form, wish.given().isPresent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Runnable committed(NewDatabase next, NewDatabase.Form form, boolean otherwise) {
        engines.stillThere(form.engine(), next.engine());
        profile.change(settings -> settings.withStore(form.engine(), form.generation(), form.encrypted()));
        Runnable closing = active.replace(next.engine(), next.keep(), otherwise);
        if (engines.find(form.engine()).filter(next.engine()::equals).isEmpty()) {
            active.go(next.engine());
        }
        return closing;
    }

    private static void same(Inventory expected, Inventory found, String otherwise) {
        if (!expected.equals(found)) {
            throw new MaintenanceException(otherwise + ": expected " + expected + ", found " + found
                    + ". The diary is as it was.");
        }
    }
}
