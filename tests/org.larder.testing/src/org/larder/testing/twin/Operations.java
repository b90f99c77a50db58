package org.larder.testing.twin;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Operation;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.Piece.Queued.State;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.json.RecordJson;

/** What a pending operation turns into. */
final class Operations {

    static final Comparator<Queued> CREATION = Comparator.comparingLong(Queued::sequence);

    /** Products first. */
    static final Comparator<Queued> SENDING = Comparator
            .comparing((Queued operation) -> operation.key().type() != RecordType.PRODUCT)
            .thenComparing(CREATION);

    private Operations() {
    }

    static Queued waiting(long sequence, UUID opId, RecordKey key, long base, boolean handed) {
        return new Queued(sequence, opId, key, State.WAITING, base, handed, 0, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    static Queued rebased(Queued from, long base) {
        return new Queued(from.sequence(), from.opId(), from.key(), from.state(), base, from.handed(), from.tries(),
                from.frozen(), from.reason(), from.message(), from.since());
    }

    static Queued frozen(Queued from, String text) {
        return new Queued(from.sequence(), from.opId(), from.key(), State.IN_FLIGHT, from.baseVersion(), true,
                from.tries(), Optional.of(text), from.reason(), from.message(), from.since());
    }

    static Queued failed(Queued from, String reason) {
        return new Queued(from.sequence(), from.opId(), from.key(), from.state(), from.baseVersion(), from.handed(),
                from.tries(), from.frozen(), Optional.of(reason), from.message(), from.since());
    }

    /** The same, tried once more. */
    static Queued tried(Queued from) {
        return new Queued(from.sequence(), from.opId(), from.key(), from.state(), from.baseVersion(), from.handed(),
                from.tries() + 1, from.frozen(), from.reason(), from.message(), from.since());
    }

    static Queued quarantined(Queued from, String reason, String message, Instant now) {
        return new Queued(from.sequence(), from.opId(), from.key(), State.QUARANTINED, from.baseVersion(),
                from.handed(), from.tries(), from.frozen(), Optional.of(reason), Optional.of(message),
                Optional.of(now));
    }

    static boolean inFlight(Queued operation) {
        return operation.state() == State.IN_FLIGHT;
    }

    /** What was sent. */
    static Operation sent(Queued operation) {
        return RecordJson.operation(operation.frozen().orElseThrow());
    }
}
