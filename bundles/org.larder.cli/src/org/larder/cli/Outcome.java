package org.larder.cli;

import java.util.Optional;

/** How a command ended. */
sealed interface Outcome {

    /** The command did what it was asked for. */
    int DONE = 0;
    /** It could not. */
    int FAILED = 1;
    /** Its words make no command. */
    int WRONG_USAGE = 2;
    /** Another process holds the profile. */
    int PROFILE_IN_USE = 3;

    /** The exit code. */
    int exit();

    /** What there is to say on standard output. */
    Optional<Answer> said();

    /** It did what it was asked for. */
    record Done(Answer answer) implements Outcome {

        @Override
        public int exit() {
            return DONE;
        }

        @Override
        public Optional<Answer> said() {
            return Optional.of(answer);
        }
    }

    /** It did not; {@code error} says why. */
    record Failed(int exit, String error, Optional<Answer> said) implements Outcome {

        Failed(int exit, String error) {
            this(exit, error, Optional.empty());
        }
    }
}
