package org.larder.testing.sim;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.larder.api.account.Authenticator;
import org.larder.api.store.LocalStore;
import org.larder.api.store.SyncStore;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.SyncTransport;
import org.larder.testing.transport.ModelServer;

/** What a machine is made of, where it can be another than the real one: deliberate breakages come in here. */
interface Parts {

    /** Nothing is broken. */
    Parts REAL = new Parts() {};

    default LocalStore store(LocalStore real, Machine machine) {
        return real;
    }

    default SyncStore sync(SyncStore real, Machine machine) {
        return real;
    }

    default SyncTransport transport(SyncTransport real, Machine machine) {
        return real;
    }

    default Authenticator authenticator(Authenticator real, Machine machine) {
        return real;
    }

    default Scheduler scheduler(Scheduler real, Machine machine) {
        return real;
    }

    default RandomGenerator random(RandomGenerator real) {
        return real;
    }

    /** The clock that the store stamps with. */
    default InstantSource storeClock(InstantSource real, Machine machine) {
        return real;
    }

    /** The zone in which the store finds the day of an entry. */
    default Supplier<ZoneId> storeZone(Supplier<ZoneId> real) {
        return real;
    }

    default ModelServer.Rules rules(ModelServer.Rules real) {
        return real;
    }

    /**
     * Whether the sync begins when the machine comes online.
     *
     * @param times how often it did so before in this life
     */
    default boolean begins(int times) {
        return true;
    }
}
