package org.larder.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPosition;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the feed to its end; each page is merged in one transaction with its cursor. */
final class Puller {

    private static final Logger LOG = LoggerFactory.getLogger(Puller.class);

    private final Site site;
    private final Progress progress;
    private final List<String> refused = new ArrayList<>();
    private long done;

    Puller(Site site, Progress progress) {
        this.site = site;
        this.progress = progress;
    }

    /** Why records of the remote were left out. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Reads to the end; from the beginning, once, if the remote does not know the cursor any more. */
    void run() {
        try {
            toTheEnd();
        } catch (TransportException e) {
            if (e.retryClass() != RetryClass.RESYNC) {
                throw e;
            }
            LOG.info("the server's feed begins anew: everything is pulled");
            site.store().restartFeed();
            toTheEnd();
        }
    }

    private void toTheEnd() {
        boolean more = true;
        while (more) {
            String remote = Site.remote(site.admitted());
            progress.at(Phase.PULLING, done, 0);
            FeedPosition position = site.store().feed();
            PullPage page = site.transport().pull(position.cursor(), site.transport().limits().maxPullLimit());
            if (page.hasMore() && position.cursor().equals(Optional.of(page.cursor()))) {
                throw new TransportException(RetryClass.TRANSIENT, "the server's feed does not move on");
            }
            site.store().applyRemote(new FeedPage(remote, position.cursor(), page.changes(), page.cursor(),
                    !page.hasMore(), page.serverTime()));
            page.refused().forEach(each -> LOG.warn("a record of the server is left out: {}", each));
            refused.addAll(page.refused());
            done += page.changes().size();
            more = page.hasMore();
        }
    }
}
