package org.larder.store.switching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Progress;

/** One piece of work on the store as a whole at a time; others wait in line and may give up. Thread-safe. */
final class Line {

    private static final long ASK_MILLIS = 200;

    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile String current = "";

    /** Work on files. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Runs work when its turn has come. Work may contain other work.
     *
     * @param what it is, as in "The move of the diary"
     * @throws MaintenanceException for whatever goes wrong
     */
    <T> T run(String what, Progress progress, Work<T> work) {
        take(progress);
        String outer = current;
        current = what;
        try {
            return attempted(what, work);
        } finally {
            current = outer;
            turn.unlock();
        }
    }

    /** Runs work unless other work is under way. */
    void runIfFree(String what, Work<?> work) {
        if (turn.tryLock()) {
            try {
                run(what, Progress.NONE, work);
            } finally {
                turn.unlock();
            }
        }
    }

    private void take(Progress progress) {
        try {
            while (!turn.tryLock(ASK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!progress.at("Waiting for other work to end: " + current, 0, 0)) {
                    throw new CancelledException();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private static <T> T attempted(String what, Work<T> work) {
        try {
            return work.run();
        } catch (MaintenanceException e) {
            throw e;
        } catch (IOException | UncheckedIOException e) {
            throw new MaintenanceException(what + " failed on a file: " + reason(e), e);
        } catch (RuntimeException | LinkageError e) {
            throw new MaintenanceException(what + " failed: " + reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }
}
