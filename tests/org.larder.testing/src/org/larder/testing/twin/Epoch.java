package org.larder.testing.twin;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.RecordKey;
import org.larder.api.store.FeedPage;

/** The begin and the end of a full pull (section 7 of the contract). */
final class Epoch {

    private Epoch() {
    }

    /** Another remote: what the one before said of versions is void. */
    static void begin(Work work, String remote) {
        Feed.attach(work, remote);
        List<Queued> queued = work.state().queued();
        queued.stream().filter(Operations::inFlight).sorted(Operations.SENDING)
                .forEach(sent -> backToWaiting(work, sent));
        work.state().queued().forEach(operation -> work.put(Operations.rebased(operation, 0)));
        work.state().bases().values().forEach(base -> work.base(Work.at(base, 0)));
        for (Row row : work.state().records().values()) {
            work.version(row, 0, Optional.empty(), row.stored().seen());
        }
        work.touched().everything();
        Feed.beginFullPull(work);
    }

    /**
     * What the pull did not bring is not there: it is queued again, or goes.
     *
     * @return how many live records go
     */
    static int end(Work work, FeedPage page) {
        long pull = Feed.fullPull(work.state());
        int gone = 0;
        boolean known = page.missing() != FeedPage.Missing.UNKNOWN;
        for (Row row : work.state().records().where(each -> known && each.stored().seen() != pull)) {
            if (page.missing() == FeedPage.Missing.LOST || !settled(work, row)) {
                missing(work, row, pull);
            } else if (row.live()) {
                gone += deleted(work, row, page.vanishing());
            }
        }
        Feed.endFullPull(work);
        return gone;
    }

    /** Whether the remote had it once, and nothing of it is pending. */
    private static boolean settled(Work work, Row row) {
        return row.stored().version() > 0 && work.state().pending(row.key()).isEmpty();
    }

    private static int deleted(Work work, Row row, FeedPage.Vanishing vanishing) {
        if (vanishing == FeedPage.Vanishing.KEEP) {
            work.base(Work.at(row.base(), 0));
            work.insist(row, 0, Optional.empty());
            return 0;
        }
        if (work.world().own(row.stored().lastModified())) {
            work.note(Kind.OVERWRITTEN, row.key(), row.value(),
                    new Value(Optional.empty(), row.stored().lastModified()));
        }
        work.remove(row);
        return 1;
    }

    private static void backToWaiting(Work work, Queued sent) {
        if (work.others(sent).isEmpty()) {
            work.put(Operations.waiting(sent.sequence(), work.world().newOpId(), sent.key(), 0, true));
        } else {
            work.drop(sent);
        }
    }

    private static void missing(Work work, Row row, long pull) {
        RecordKey key = row.key();
        if (work.state().pending(key).isEmpty()) {
            work.lost(row, 0, pull);
        } else {
            work.version(row, 0, Optional.empty(), pull);
            work.base(key).ifPresent(base -> work.base(Work.at(base, 0)));
            Merge.rebase(work, row, 0);
        }
    }
}
