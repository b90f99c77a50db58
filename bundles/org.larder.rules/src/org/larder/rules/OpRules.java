package org.larder.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

/**
 * The rules of operations (section 6 of the contract), in their order, as one pure function. Form and bounds were checked
 * before (6.1). The caller holds the user's lock, carries the verdict out, and writes the receipt in the same transaction.
 */
public final class OpRules {

    private OpRules() {
    }

    /**
     * An operation, its form and data checked.
     *
     * @param key the record
     * @param delete whether it deletes
     * @param baseVersion the version that the edit was made on; empty if a CRUD call named none
     * @param stamp empty for a plain CRUD call: then the server's time is the stamp
     * @param contentHash names the content: equal for equal data, in any fixed total order; empty text for a delete
     * @param opHash names the operation as a whole (6.2)
     * @param node the device, for stamps that the server makes
     */
    public record Op(RecordKey key, boolean delete, OptionalLong baseVersion, Optional<Stamp> stamp, String contentHash,
            String opHash, String node) {
    }

    /**
     * A record as it stands.
     *
     * @param version at least 1
     * @param deleted whether it is a tombstone
     * @param contentHash as of {@link Op#contentHash}
     */
    public record State(long version, Stamp lastModified, boolean deleted, String contentHash) {
    }

    /**
     * What was written when an operation of that opId first came.
     *
     * @param opHash as of {@link Op#opHash}
     */
    public record Receipt(String opHash, Status status) {
    }

    /** The statuses that are written to receipts. */
    public enum Status {
        APPLIED,
        SUPERSEDED,
        DUPLICATE
    }

    /** What shall be done. */
    public sealed interface Verdict {

        /**
         * The operation becomes the record.
         *
         * @param version the record's new version
         * @param stamp the record's new stamp
         * @param clamped whether the operation's own stamp was too far ahead
         */
        record Apply(long version, Stamp stamp, boolean clamped) implements Verdict {
        }

        /**
         * The operation, or one of the same content and stamp, came before.
         *
         * @param original what became of it then
         * @param known whether a receipt of this opId is there already
         */
        record Duplicate(Status original, boolean known, boolean clamped) implements Verdict {
        }

        /** The record's last writer wins. */
        record Superseded(boolean clamped) implements Verdict {
        }

        /** The opId belongs to another operation. */
        record OpIdReused() implements Verdict {
        }

        /** The product of the consumption was never stored; it may come later. */
        record MissingReference() implements Verdict {
        }
    }

    /**
     * Decides an operation.
     *
     * @param receipt of its opId
     * @param state of its record
     * @param referenceStored whether the product that a consumption names was ever stored; true for anything else
     * @param now the server's time
     */
    public static Verdict decide(Op op, Optional<Receipt> receipt, Optional<State> state, boolean referenceStored,
            Instant now) {
        if (receipt.isPresent()) {
            return receipt.get().opHash().equals(op.opHash())
                    ? new Verdict.Duplicate(receipt.get().status(), true, false)
                    : new Verdict.OpIdReused();
        }
        if (!referenceStored && !op.delete()) {
            return new Verdict.MissingReference();
        }
        boolean clamped = op.stamp().map(stamp -> tooFarAhead(stamp, now)).orElse(false);
        Stamp stamp = clamped || op.stamp().isEmpty() ? new Stamp(now.toEpochMilli(), 0, op.node()) : op.stamp().get();
        return state.map(record -> onto(op, record, stamp, clamped)).orElseGet(
                () -> new Verdict.Apply(1, stamp, clamped));
    }

    private static boolean tooFarAhead(Stamp stamp, Instant now) {
        return stamp.millis() > now.toEpochMilli() + HybridClock.MAX_AHEAD.toMillis();
    }

    private static Verdict onto(Op op, State state, Stamp stamp, boolean clamped) {
        boolean onCurrent = op.baseVersion().isPresent() && op.baseVersion().getAsLong() == state.version();
        if (onCurrent || clamped || op.stamp().isEmpty()) {
            return new Verdict.Apply(state.version() + 1, above(state.lastModified(), stamp), clamped);
        }
        int order = stamp.compareTo(state.lastModified());
        if (order == 0) {
            return equalStamps(op, state, stamp);
        }
        return order < 0 ? new Verdict.Superseded(false) : new Verdict.Apply(state.version() + 1, stamp, false);
    }

    private static Verdict equalStamps(Op op, State state, Stamp stamp) {
        if (op.delete() == state.deleted() && op.contentHash().equals(state.contentHash())) {
            return new Verdict.Duplicate(Status.APPLIED, false, false);
        }
        boolean wins = op.delete() != state.deleted()
                ? op.delete()
                : op.contentHash().compareTo(state.contentHash()) > 0;
        return wins ? new Verdict.Apply(state.version() + 1, stamp, false) : new Verdict.Superseded(false);
    }

    /** The stamp itself if it is above the record's, else the record's time with the next counter and the op's node. */
    static Stamp above(Stamp record, Stamp stamp) {
        if (stamp.after(record)) {
            return stamp;
        }
        return record.counter() < Stamp.MAX_COUNTER
                ? new Stamp(record.millis(), record.counter() + 1, stamp.node())
                : new Stamp(record.millis() + 1, 0, stamp.node());
    }
}
