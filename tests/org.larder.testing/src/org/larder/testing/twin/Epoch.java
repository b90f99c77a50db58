package org.larder.testing.twin;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.RecordKey;

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
        work.state().bases().values().stream().map(Piece.Base::key).forEach(work::noBase);
        for (Row row : work.state().records().values()) {
            work.version(row, 0, Optional.empty(), row.stored().seen());
        }
        work.touched().everything();
        Feed.beginFullPull(work);
    }

    /** What the pull did not bring is not there: it is queued again. */
    static void end(Work work) {
        long pull = Feed.fullPull(work.state());
        work.state().records().where(row -> row.stored().seen() != pull).forEach(row -> missing(work, row, pull));
        Feed.endFullPull(work);
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
        work.noBase(key);
        work.version(row, 0, Optional.empty(), pull);
        if (work.state().pending(key).isEmpty()) {
            work.queue(key, 0, true, work.world().newOpId());
        } else {
            Merge.rebase(work, row, 0);
        }
    }
}
