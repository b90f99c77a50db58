package org.larder.testing.transport;

import java.util.Optional;

import org.larder.api.transport.TransportException;

/** What happens to one call on its way. */
public sealed interface Fault {

    Fault NONE = new None();
    Fault DROP_REQUEST = new DropRequest();
    Fault DROP_ANSWER = new DropAnswer();
    Fault LATE_REQUEST = new LateRequest();

    /** Nothing. */
    record None() implements Fault {
    }

    /** The request never reaches the server. */
    record DropRequest() implements Fault {
    }

    /** The server does its work, but nobody hears of it. */
    record DropAnswer() implements Fault {
    }

    /** The caller gives up; the request reaches the server later, after others ({@link ModelTransport#deliver}). */
    record LateRequest() implements Fault {
    }

    /** The server answers with an error and does nothing. */
    record Error(TransportException answer) implements Fault {
    }

    /** The error that the fault answers with. */
    default Optional<TransportException> error() {
        return this instanceof Error error ? Optional.of(error.answer()) : Optional.empty();
    }
}
