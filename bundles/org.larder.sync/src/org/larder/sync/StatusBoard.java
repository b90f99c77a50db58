package org.larder.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.model.QueueCounts;
import org.larder.api.profile.Profile;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.SyncTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status as one value, made anew from what is true whenever somebody asks, and told when it changed: at once at the end
 * of a cycle, else at most four times a second. Thread-safe.
 */
final class StatusBoard {

    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);
    private static final Duration PACE = Duration.ofMillis(250);

    private final Supplier<Surroundings> surroundings;
    private final Supplier<Boolean> draining;
    private final ConnectionMonitor monitor;
    private final Scheduler scheduler;
    private final Consumer<SyncStatus> tell;
    private final AtomicReference<Activity> activity = new AtomicReference<>(Activity.NONE);
    private final AtomicReference<Optional<SyncStatus>> told = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicInteger publishing = new AtomicInteger();

    StatusBoard(Supplier<Surroundings> surroundings, Supplier<Boolean> draining, ConnectionMonitor monitor,
            Scheduler scheduler, Consumer<SyncStatus> tell) {
        this.surroundings = surroundings;
        this.draining = draining;
        this.monitor = monitor;
        this.scheduler = scheduler;
        this.tell = tell;
    }

    /** Reads the counts from the store. */
    SyncStatus status() {
        Surroundings now = surroundings.get();
        if (now.profile().isEmpty() || now.store().isEmpty()) {
            return status(Phase.LOCAL_ONLY, QueueCounts.NONE, Optional.empty(),
                    now.profile().isEmpty() ? "No profile is open." : "The store is not open.");
        }
        try {
            return status(now.profile().get(), now.store().get(), now.transport());
        } catch (StoreException e) {
            return status(Phase.WAITING, QueueCounts.NONE, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** A drain begins; what the one before was at is over. */
    void begun() {
        at(Phase.IDLE, 0, 0);
    }

    void at(Phase phase, long done, long total) {
        activity.updateAndGet(before -> before.at(phase, done, total));
        touch();
    }

    void rested(Rest rest, Instant now, Instant next) {
        activity.updateAndGet(before -> before.rested(rest, now, next));
        publish();
    }

    /** Something may have changed. */
    void touch() {
        if (telling.compareAndSet(false, true)) {
            scheduler.schedule(PACE, () -> {
                telling.set(false);
                publish();
            });
        }
    }

    /** Tells the status if it is another one than was told last. One thread tells at a time, for all. */
    void publish() {
        int asked = publishing.incrementAndGet();
        if (asked > 1) {
            return;
        }
        while (asked > 0) {
            tellNews();
            asked = publishing.addAndGet(-asked);
        }
    }

    private void tellNews() {
        try {
            SyncStatus status = status();
            if (!told.getAndSet(Optional.of(status)).equals(Optional.of(status))) {
                tell.accept(status);
            }
        } catch (RuntimeException e) {
            LOG.error("the sync status could not be told", e);
        }
    }

    private SyncStatus status(Profile profile, LocalStore store, Optional<SyncTransport> transport) {
        QueueCounts counts = store.sync().counts();
        Activity last = activity.get();
        Optional<Instant> success = last.lastSuccess().or(() -> store.sync().feed().serverTime());
        if (profile.settings().binding().isEmpty()) {
            return new SyncStatus(Phase.LOCAL_ONLY, 0, 0, counts, Optional.empty(), Optional.empty(), Optional.empty());
        }
        if (profile.settings().paused()) {
            return new SyncStatus(Phase.PAUSED, 0, 0, counts, success, Optional.empty(), Optional.empty());
        }
        if (draining.get()) {
            return new SyncStatus(last.phase(), last.done(), last.total(), counts, success, last.nextTry(),
                    last.reason(), last.held());
        }
        return apart(counts, success, transport.map(SyncTransport::signedIn).orElse(true));
    }

    /** Nothing drains: the connection says why. */
    private SyncStatus apart(QueueCounts counts, Optional<Instant> success, boolean signedIn) {
        ConnectionState state = monitor.state();
        Phase phase = !signedIn || state instanceof ConnectionState.SignedOut ? Phase.SIGNED_OUT
                : state instanceof ConnectionState.IncompatibleServer ? Phase.STOPPED : Phase.OFFLINE;
        return new SyncStatus(phase, 0, 0, counts, success, monitor.nextProbe(), Optional.of(state.text()));
    }

    private static SyncStatus status(Phase phase, QueueCounts counts, Optional<Instant> success, String reason) {
        return new SyncStatus(phase, 0, 0, counts, success, Optional.empty(), Optional.of(reason));
    }
}
