package org.larder.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPosition;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One cycle: push until the queue is empty, pull to the end, and look again for what came meanwhile (contract 10). */
final class Cycle {

    private static final Logger LOG = LoggerFactory.getLogger(Cycle.class);
    private static final Duration RECENT = Duration.ofDays(30);

    private final Site site;
    private final Pusher pusher;
    private final Puller puller;
    private final boolean first;

    /** @param first whether it is the first since the remote can be reached, or since one failed: the remote may have lost data meanwhile */
    Cycle(Site site, Turn turn, boolean first, Progress progress) {
        this.site = site;
        this.first = first;
        this.pusher = new Pusher(site, turn.resends(), progress);
        this.puller = new Puller(site, turn, progress);
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
        FeedPosition position = site.store().feed();
        if (position.cursor().isEmpty()) {
            showRecent(remote);
        }
        if (position.full()) {
            puller.run();
        } else if (first) {
            puller.look();
        }
        pusher.run();
        puller.run();
        while (pusher.run() > 0) {
            puller.run();
        }
        pusher.requireAnswers();
        return new Result(pusher.deferred(), puller.refused());
    }

    /** What a person wants to see first comes before the long rest; that is a courtesy, and its failure is none. */
    private void showRecent(String remote) {
        try {
            List<RemoteRecord> recent = site.transport().recent(site.time().instant().minus(RECENT));
            if (!recent.isEmpty()) {
                site.store().preview(remote, recent);
            }
        } catch (TransportException e) {
            if (e.retryClass() == RetryClass.AUTH) {
                throw e;
            }
            LOG.info("the last days come with the rest: {}", e.getMessage());
        }
    }
}
