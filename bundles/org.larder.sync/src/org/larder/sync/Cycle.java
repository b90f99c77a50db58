package org.larder.sync;

import java.util.List;
import java.util.Optional;

/** One cycle: push until the queue is empty, pull to the end, and look again for what came meanwhile (contract 10). */
final class Cycle {

    private final Site site;
    private final Pusher pusher;
    private final Puller puller;

    Cycle(Site site, Tries tries, Progress progress) {
        this.site = site;
        this.pusher = new Pusher(site, tries, progress);
        this.puller = new Puller(site, progress);
    }

    /**
     * What a cycle left behind.
     *
     * @param deferred operations that wait for a record that they refer to
     * @param refused why records of the remote were left out
     */
    record Result(int deferred, List<String> refused) {
    }

    /**
     * Runs to the end. When everything is to be pulled from the beginning, that comes first: the remote's versions decide
     * what is sent.
     *
     * @throws HindranceException if it must not begin or go on
     */
    Result run() {
        String remote = Site.remote(site.admitted());
        if (!site.store().feed().remote().equals(Optional.of(remote))) {
            site.store().attach(remote);
        }
        if (site.store().feed().full()) {
            puller.run();
        }
        pusher.run();
        puller.run();
        while (pusher.run() > 0) {
            puller.run();
        }
        pusher.requireAnswers();
        return new Result(pusher.deferred(), puller.refused());
    }
}
