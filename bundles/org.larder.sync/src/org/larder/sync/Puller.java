package org.larder.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.api.store.FeedPosition;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the feed to its end; each page is merged in one transaction with its cursor. Used once a cycle. */
final class Puller {

    private static final Logger LOG = LoggerFactory.getLogger(Puller.class);
    private static final int EMPTY_PAGES = 3;
    /** In a cycle; the next one goes on there. */
    private static final int MOST_PAGES = 4_000;

    private final Site site;
    private final Progress progress;
    private final Brake.Count count;
    private final Complaints complaints;
    private final List<String> refused = new ArrayList<>();
    private boolean renewed;
    private long done;
    private int empty;
    private int pages;
    private Optional<String> milestone = Optional.empty();

    Puller(Site site, Turn turn, Progress progress) {
        this.site = site;
        this.progress = progress;
        complaints = turn.complaints();
        count = turn.brake().count(site.store(), site.backup());
    }

    /** Why records of the remote were left out. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Reads to the end; from the beginning, once, if the remote does not know the cursor any more. */
    void run() {
        beginAgain();
        try {
            toTheEnd();
        } catch (TransportException e) {
            fromTheBeginning(e);
        }
        count.end();
    }

    /**
     * Asks for a record, so that a remote that does not know the cursor any more says so before anything is sent: what was
     * edited on a version that it lost must not follow another version of that number.
     */
    void look() {
        FeedPosition position = site.store().feed();
        if (site.transport().listsOnly() || position.cursor().isEmpty() || site.store().counts().pending() == 0) {
            return;
        }
        try {
            site.admitted();
            site.transport().pull(position.cursor(), 1);
        } catch (TransportException e) {
            fromTheBeginning(e);
        }
    }

    private void fromTheBeginning(TransportException e) {
        if (e.retryClass() != RetryClass.RESYNC) {
            throw e;
        }
        LOG.info("the server's feed begins anew: everything is pulled");
        site.store().restartFeed();
        toTheEnd();
    }

    /** Where there are lists only, each cycle reads them from the beginning. */
    private void beginAgain() {
        if (site.transport().listsOnly() && !renewed && !site.store().feed().full()) {
            site.store().restartFeed();
        }
        renewed = true;
    }

    private void toTheEnd() {
        boolean more = true;
        while (more) {
            FeedPosition position = site.store().feed();
            PullPage page = ask(position);
            requireProgress(position, page);
            take(position, page);
            more = page.hasMore();
        }
    }

    private PullPage ask(FeedPosition position) {
        site.admitted();
        progress.at(Phase.PULLING, done, 0);
        return site.transport().pull(position.cursor(), site.transport().limits().maxPullLimit());
    }

    private void take(FeedPosition position, PullPage page) {
        String remote = Site.remote(site.admitted());
        site.store().applyRemote(count.admit(merged(remote, position.cursor(), page)));
        page.refused().stream().filter(complaints::isNew)
                .forEach(each -> LOG.warn("a record of the server is left out: {}", each));
        refused.addAll(page.refused());
        done += page.changes().size();
    }

    private FeedPage merged(String remote, Optional<String> start, PullPage page) {
        return new FeedPage(remote, start, page.changes(), page.cursor(), !page.hasMore(), page.serverTime(),
                missing(page), Vanishing.TAKE);
    }

    /** What could not be read is not missing. */
    private Missing missing(PullPage page) {
        if (!site.transport().listsOnly()) {
            return Missing.LOST;
        }
        return refused.isEmpty() && page.refused().isEmpty() ? Missing.DELETED : Missing.UNKNOWN;
    }

    /** A feed that says for ever that there is more would let nothing else happen. */
    private void requireProgress(FeedPosition position, PullPage page) {
        empty = page.changes().isEmpty() && page.refused().isEmpty() ? empty + 1 : 0;
        boolean moves = !position.cursor().equals(Optional.of(page.cursor())) && empty < EMPTY_PAGES && !circles(page);
        if (page.hasMore() && !moves) {
            throw new TransportException(RetryClass.TRANSIENT, "the server's feed does not move on");
        }
        if (page.hasMore() && pages >= MOST_PAGES) {
            throw new TransportException(RetryClass.TRANSIENT, "the server's feed comes to no end");
        }
    }

    /** Whether the cursor was here before; finds a circle of any length after twice its length (Brent's algorithm). */
    private boolean circles(PullPage page) {
        pages++;
        boolean circles = milestone.equals(Optional.of(page.cursor()));
        if (Integer.bitCount(pages) == 1) {
            milestone = Optional.of(page.cursor());
        }
        return circles;
    }
}
