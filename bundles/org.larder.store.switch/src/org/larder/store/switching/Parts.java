package org.larder.store.switching;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

import org.larder.api.profile.Profile;

/** What the switch of one profile is made of. */
record Parts(Places places, Line line, ActiveStore active, Shelf shelf, Copies copies, BackupMaking making,
        Switchover switchover, Conversion conversion, Repairing repairing, Tidying tidying) {

    /**
     * @param executor opens databases
     * @param patience the longest that callers wait
     */
    static Parts of(Profile profile, Engines engines, Publisher publisher, Executor executor, InstantSource clock,
            Duration patience) {
        Places places = new Places(profile);
        ActiveStore active = new ActiveStore(profile, places, executor, publisher, patience);
        Aside aside = new Aside(places.aside(), clock);
        Leftovers leftovers = new Leftovers(places, aside);
        Shelf shelf = new Shelf(places.backups(), clock);
        Copies copies = new Copies(profile, places, engines, active.gate());
        BackupMaking making = new BackupMaking(profile, places, active.gate(), copies, shelf, clock);
        Switchover switchover = new Switchover(profile, places, engines, active, leftovers);
        Conversion conversion = new Conversion(profile, places, switchover, making, copies, shelf, aside);
        Repairing repairing = new Repairing(profile, places, engines, active, leftovers, shelf, copies, making);
        return new Parts(places, new Line(), active, shelf, copies, making, switchover, conversion, repairing,
                new Tidying(leftovers, aside, shelf, conversion));
    }
}
