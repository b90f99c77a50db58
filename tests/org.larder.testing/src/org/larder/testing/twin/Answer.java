package org.larder.testing.twin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Operation;
import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.Settlement;
import org.larder.json.RecordJson;

/** What an answer of the remote does to the operation that it names. */
final class Answer {

    private final Work work;
    private final Queued operation;
    private final Operation sent;

    private Answer(Work work, Queued operation) {
        this.work = work;
        this.operation = operation;
        sent = Operations.sent(operation);
    }

    /** Ignored if no operation in flight has that name. */
    static void settle(Work work, Settlement settlement) {
        work.operation(settlement.opId(), Queued.State.IN_FLIGHT).ifPresent(operation -> {
            new Answer(work, operation).settle(settlement);
            work.touched().add(operation.key());
        });
    }

    private void settle(Settlement settlement) {
        switch (settlement) {
            case Settlement.Acknowledged yes -> acknowledged(yes);
            case Settlement.Superseded lost -> superseded(lost);
            case Settlement.Rejected no -> rejected(operation, no.reason(), no.message());
            case Settlement.Failed failed -> work.put(Operations.failed(operation, failed.reason()));
            case Settlement.Deferred later -> deferred(later);
        }
    }

    private void acknowledged(Settlement.Acknowledged yes) {
        Optional<Piece.Base> base = work.base(operation.key());
        Piece.Base newest = newest(base, yes.state(), yes.serverTime());
        boolean won = yes.ownWrite() && newest.version() == yes.state().version();
        if (won) {
            base.filter(this::foreign).ifPresent(
                    known -> work.note(Kind.BASE, operation.key(), Value.of(known), Value.of(sent)));
        } else if (foreign(newest)) {
            work.note(Kind.OVERWRITTEN, operation.key(), Value.of(sent), Value.of(newest));
        }
        adopt(newest, yes.serverTime(), won, seen(newest.version() == yes.state().version()));
    }

    private void superseded(Settlement.Superseded lost) {
        Piece.Base newest = newest(work.base(operation.key()), lost.winner(), lost.serverTime());
        work.note(Kind.SUPERSEDED, operation.key(), Value.of(sent), Value.of(newest));
        adopt(newest, lost.serverTime(), false, seen(newest.version() == lost.winner().version()));
    }

    private void deferred(Settlement.Deferred later) {
        if (Referring.waits(work, operation, later.reason())) {
            work.put(Operations.failed(operation, later.reason()));
            return;
        }
        Queued tried = Operations.tried(Operations.failed(operation, later.reason()));
        if (tried.tries() < Settlement.Deferred.TRIES) {
            work.put(tried);
        } else {
            rejected(tried, later.reason(), later.message());
        }
    }

    private void rejected(Queued refused, String reason, String message) {
        List<Queued> waiting = work.others(operation);
        if (waiting.isEmpty()) {
            work.put(Operations.quarantined(refused, reason, message, work.world().now()));
            return;
        }
        work.drop(operation);
        waiting.forEach(next -> work.put(Operations.rebased(next, operation.baseVersion())));
        work.note(Kind.DISCARDED, operation.key(), Value.of(sent), record().value());
    }

    /** The operation goes; what the remote has becomes the record, or the base of the newer operation. */
    private void adopt(Piece.Base newest, Instant serverTime, boolean rebase, long seen) {
        work.world().stamps().receive(newest.lastModified());
        Feed.heard(work, serverTime);
        Referring.come(work, newest.key(), newest.json().isPresent());
        work.drop(operation);
        List<Queued> waiting = work.state().pending(operation.key());
        if (waiting.isEmpty()) {
            work.noBase(operation.key());
            become(newest, serverTime, seen);
            return;
        }
        work.base(newest);
        work.version(record(), newest.version(), Optional.of(serverTime), seen);
        if (rebase) {
            waiting.forEach(next -> work.put(Operations.rebased(next, newest.version())));
        }
    }

    private void become(Piece.Base state, Instant serverTime, long seen) {
        Row record = record();
        Optional<Data> data = state.json().map(json -> work.filled(RecordJson.stored(state.key().type(), json)));
        if (record.value().equals(new Value(data.map(RecordJson::text), state.lastModified()))) {
            work.version(record, state.version(), Optional.of(serverTime), seen);
        } else {
            work.write(state.key(), data, state.lastModified(), state.version(), Optional.of(serverTime),
                    state.createdAt(), seen);
        }
    }

    /**
     * What a pull brought since may be newer than the answer. An answer of a lower version but with a newer stamp is of a
     * server that was set back since.
     */
    private static Piece.Base newest(Optional<Piece.Base> pulled, RemoteRecord answer, Instant serverTime) {
        return pulled.filter(base -> base.version() > answer.version()
                && base.lastModified().compareTo(answer.lastModified()) > 0)
                .orElse(Work.base(answer, serverTime));
    }

    /** Whoever answers with the newest state has the record, as if a full pull had brought it. */
    private long seen(boolean answered) {
        return answered ? Feed.fullPull(work.state()) : record().stored().seen();
    }

    private Row record() {
        return work.find(operation.key()).orElseThrow();
    }

    /** Whether another device said something else after the state that the operation was made on. */
    private boolean foreign(Piece.Base state) {
        return state.version() > operation.baseVersion() && !work.world().own(state.lastModified())
                && !state.json().equals(Value.of(sent).json());
    }
}
