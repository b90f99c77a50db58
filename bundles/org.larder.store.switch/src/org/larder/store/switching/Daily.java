package org.larder.store.switching;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.StoreState;
import org.larder.api.store.Commit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup once a day while the program runs, when nobody has edited for a minute, or after an hour of waiting for
 * that. Looks whether it is time once a minute, on a thread of its own. Thread-safe.
 */
final class Daily {

    private static final Logger LOG = LoggerFactory.getLogger(Daily.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration ENOUGH = Duration.ofHours(1);
    private static final long END_SECONDS = 2;

    private final Parts parts;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .name("larder backups")
            .factory());
    private final Instant began;
    private volatile Instant edited;
    private volatile boolean ended;
    private Optional<Instant> last = Optional.empty();

    Daily(Parts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
        began = clock.instant();
        edited = began;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, IDLE.toSeconds(), IDLE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Somebody edited. */
    void committed(Commit commit) {
        edited = clock.instant();
    }

    /** Makes one if it is time. */
    synchronized void look() {
        try {
            if (parts.active().state() instanceof StoreState.Ready && due(clock.instant())) {
                parts.line().runIfFree("The daily backup", this::make);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.warn("The daily backup could not be made.", e);
        }
    }

    /** Waits a moment for one that is being made. */
    void end() throws InterruptedException {
        ended = true;
        thread.shutdown();
        thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    }

    private boolean due(Instant now) throws IOException {
        if (last.isEmpty()) {
            last = parts.shelf().newest(Backup.Kind.DAILY).map(Backup::at);
        }
        Instant time = last.map(at -> at.isAfter(now) ? now : at.plus(DAY)).orElse(began);
        boolean idle = !edited.plus(IDLE).isAfter(now);
        return !time.isAfter(now) && (idle || !time.plus(ENOUGH).isAfter(now) && !began.plus(ENOUGH).isAfter(now));
    }

    private Backup make() throws IOException {
        Backup backup = parts.making().make(Backup.Kind.DAILY, new Watch((what, done, total) -> !ended, 0));
        last = Optional.of(backup.at());
        parts.tidying().run();
        return backup;
    }
}
