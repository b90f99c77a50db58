package org.larder.sync;

import java.util.random.RandomGenerator;

import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.time.Scheduler;

/** A drain and what watches beside it, as long as the remote can be reached. */
record Draining(Drain drain, Hints hints, Watchdog watchdog, Upkeep upkeep, ConnectionMonitor.Subscription reached) {

    static Draining begin(Drain drain, Turn turn, Scheduler scheduler, RandomGenerator random,
            ConnectionMonitor monitor) {
        return new Draining(drain, new Hints(drain, turn, scheduler, random, monitor), new Watchdog(drain, scheduler),
                new Upkeep(drain, scheduler, turn), monitor.whenReached(drain::reached));
    }

    void end() {
        reached.close();
        upkeep.close();
        watchdog.close();
        hints.close();
        drain.close();
    }
}
