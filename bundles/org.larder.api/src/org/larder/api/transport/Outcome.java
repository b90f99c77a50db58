package org.larder.api.transport;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.FieldError;
import org.larder.api.model.RemoteRecord;

/** What became of one operation: the closed set of section 6 of the contract. */
public sealed interface Outcome {

    UUID opId();

    /**
     * The operation is in force.
     *
     * @param record the state after it
     * @param clamped whether its stamp was replaced by the remote's time
     */
    record Applied(UUID opId, RemoteRecord record, boolean clamped) implements Outcome {
    }

    /**
     * The remote knew the operation already; {@code record} is the state now, which may be a later one.
     *
     * @param superseded whether it had lost when it first came
     */
    record Duplicate(UUID opId, RemoteRecord record, boolean superseded) implements Outcome {
    }

    /** Another edit won; {@code record} is the winner. */
    record Superseded(UUID opId, RemoteRecord record) implements Outcome {
    }

    /**
     * The remote does not take the operation.
     *
     * @param retryable whether it may take it later (a missing reference)
     * @param reason the machine text, such as INVALID
     * @param fieldErrors what is wrong with it; empty if that is not known
     */
    record Rejected(UUID opId, boolean retryable, String reason, String message, List<FieldError> fieldErrors)
            implements
                Outcome {
    }

    /** No answer for this operation; it stays in flight. {@code cause} says why. */
    record Unanswered(UUID opId, TransportException cause) implements Outcome {
    }

    /** The state that the outcome brings, if it brings one. */
    default Optional<RemoteRecord> state() {
        return switch (this) {
            case Applied applied -> Optional.of(applied.record());
            case Duplicate duplicate -> Optional.of(duplicate.record());
            case Superseded superseded -> Optional.of(superseded.record());
            case Rejected rejected -> Optional.empty();
            case Unanswered unanswered -> Optional.empty();
        };
    }
}
