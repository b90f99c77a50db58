package org.larder.store.switching;

import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.Progress;

/** Tells how far long work is, and ends it when it is told to. Used by one thread. */
final class Watch {

    private final Progress progress;
    private final long total;
    private String what = "";
    private long done;

    /** @param total steps in all; 0 if nobody knows */
    Watch(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** @throws CancelledException if it shall not go on */
    void at(String step) {
        what = step;
        ask();
    }

    /** @throws CancelledException if it shall not go on */
    void did(long steps) {
        done += steps;
        ask();
    }

    private void ask() {
        if (!progress.at(what, total == 0 ? done : Math.min(done, total), total)) {
            throw new CancelledException();
        }
    }
}
