package org.larder.ui.shell;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.runtime.jobs.Job;

/**
 * A read that is repeated on request. Requests that come while one waits are one; a request that comes while it runs makes
 * it run once more, so that what is shown last is what was asked for last. Thread-safe.
 */
public final class Refresh {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Job job;

    Refresh(String name, Runnable read) {
        job = Background.job(name, () -> {
            while (asked.getAndSet(false)) {
                read.run();
            }
        });
        job.setPriority(Job.INTERACTIVE);
    }

    public void request() {
        request(0);
    }

    /** Asks for it after a pause, so that further requests in that time are one with it. */
    public void request(long millis) {
        asked.set(true);
        job.schedule(millis);
    }
}
