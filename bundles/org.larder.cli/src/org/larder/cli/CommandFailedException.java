package org.larder.cli;

import java.util.Optional;

import org.larder.api.model.LarderException;

/** A command that could not do what it was asked for. */
final class CommandFailedException extends LarderException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Answer> answer;

    CommandFailedException(String message) {
        super(message);
        this.answer = Optional.empty();
    }

    /** @param answer what there is to say all the same */
    CommandFailedException(String message, Answer answer) {
        super(message);
        this.answer = Optional.of(answer);
    }

    Optional<Answer> answer() {
        return answer;
    }
}
