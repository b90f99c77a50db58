package org.larder.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.larder.api.model.LarderException;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.rules.Backoff;

/**
 * How a cycle ended and how long to rest: pure functions.
 *
 * @param delay until the next one, unless something else asks for it
 * @param floor how long the remote asks to be left alone
 * @param reason in a sentence, if something is left to be done
 * @param failed whether the next failure has a longer delay
 * @param held what a person is asked
 */
record Rest(Phase phase, Duration delay, Duration floor, Optional<String> reason, boolean failed,
        Optional<MassDelete> held) {

    /** When nothing else calls for a cycle. */
    static final Duration TIMER = Duration.ofSeconds(60);
    /** A remote that speaks another contract is asked again after that: it may have been updated. */
    static final Duration STOPPED = Duration.ofMinutes(5);
    /** The longest that a remote can ask to be left alone. */
    static final Duration FLOOR = Duration.ofHours(1);
    /** Nothing is left to be done. */
    static final Rest DONE = new Rest(Phase.IDLE, TIMER, Optional.empty());

    private Rest(Phase phase, Duration delay, Optional<String> reason) {
        this(phase, delay, Duration.ZERO, reason, false, Optional.empty());
    }

    static Rest after(Cycle.Result result, int failures, RandomGenerator random) {
        Optional<String> refused = result.refused().isEmpty()
                ? Optional.empty()
                : Optional.of("Left out what breaks the contract: " + result.refused().get(0)
                        + (result.refused().size() > 1 ? " and " + (result.refused().size() - 1) + " more" : ""));
        return result.deferred() == 0
                ? new Rest(Phase.IDLE, TIMER, refused)
                : failed(failures, random, Duration.ZERO,
                        result.deferred() + " changes wait for a product that has not reached the server");
    }

    static Rest after(HindranceException hindrance) {
        return new Rest(hindrance.phase(), TIMER, Duration.ZERO, Optional.ofNullable(hindrance.getMessage()), false,
                hindrance.held());
    }

    /** Another cycle had the turn. */
    static Rest busy() {
        return new Rest(Phase.WAITING, Duration.ofSeconds(1), Optional.empty());
    }

    /** @param failures in a row before this one */
    static Rest after(TransportException failure, int failures, RandomGenerator random) {
        Optional<String> reason = Optional.ofNullable(failure.getMessage());
        if (failure.retryClass() == RetryClass.AUTH) {
            return new Rest(Phase.SIGNED_OUT, TIMER, reason);
        }
        if (failure.retryClass() == RetryClass.PROTOCOL) {
            return new Rest(Phase.STOPPED, STOPPED, reason);
        }
        return failed(failures, random, floor(failure.retryAfter()), reason.orElse(""));
    }

    /** How long a remote that asks to be left alone is left alone. */
    static Duration floor(Optional<Duration> asked) {
        return asked.filter(wait -> wait.compareTo(FLOOR) < 0).orElse(asked.isPresent() ? FLOOR : Duration.ZERO);
    }

    static Rest after(Throwable failure, int failures, RandomGenerator random) {
        return switch (failure) {
            case HindranceException hindrance -> after(hindrance);
            case TransportException lost -> after(lost, failures, random);
            case LarderException other -> failed(failures, random, Duration.ZERO, String.valueOf(other.getMessage()));
            default -> failed(failures, random, Duration.ZERO, "an unexpected error: " + failure);
        };
    }

    private static Rest failed(int failures, RandomGenerator random, Duration floor, String reason) {
        return new Rest(Phase.WAITING, Backoff.delay(failures, random), floor, Optional.of(reason), true,
                Optional.empty());
    }

    /** The same, with another reason. */
    Rest because(String other) {
        return new Rest(phase, delay, floor, Optional.of(other), failed, held);
    }

    /** Whether everything went as it should. */
    boolean succeeded() {
        return phase == Phase.IDLE;
    }
}
