package org.larder.cli;

import java.time.Duration;
import java.time.Instant;

import org.larder.api.exchange.ImportProgress;
import org.larder.api.maintenance.Progress;

/** Tells long work on standard error, at most once in two seconds; nothing in a batch. Used by one thread. */
final class ProgressLine implements Progress, ImportProgress {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Console console;
    private Instant next;

    private ProgressLine(Console console) {
        this.console = console;
        next = console.clock().instant().plus(PAUSE);
    }

    static ProgressLine on(Session session) {
        return new ProgressLine(session.console());
    }

    @Override
    public boolean at(String what, long done, long total) {
        Instant now = console.clock().instant();
        if (now.isAfter(next)) {
            next = now.plus(PAUSE);
            console.complain(what + (total > 0 ? "  " + 100 * done / total + " %" : "  " + done));
        }
        return true;
    }

    @Override
    public boolean at(long done, long total) {
        return at("so far", done, total);
    }
}
