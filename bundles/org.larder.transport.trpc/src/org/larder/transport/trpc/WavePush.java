package org.larder.transport.trpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.trpc.TrpcResult;
import org.larder.trpc.TrpcResult.Failure;

/**
 * Sends operations as waves of calls in batches: what others refer to goes first, the next wave when this one is answered,
 * the operations of one record one after the other. Used once.
 */
final class WavePush {

    private static final int WAVES = 4;
    private static final int MOST_LOOKS = 20;
    private static final int ENVELOPE = 64;

    private final SignedCalls calls;
    private final Limits limits;
    private final Map<UUID, Outcome> outcomes = new HashMap<>();
    private Optional<TransportException> end = Optional.empty();

    WavePush(SignedCalls calls, Limits limits) {
        this.calls = calls;
        this.limits = limits;
    }

    /**
     * An outcome for each operation, in their order.
     *
     * @param look whether records are read before they are written, for the server does not know operations by their names
     * @throws TransportException if nothing was settled
     */
    List<Outcome> run(List<FrozenOperation> operations, boolean look) {
        List<Attempt> open = operations.stream().map(Attempt::of).toList();
        if (look) {
            open = step(open, reads());
        }
        while (!open.isEmpty() && end.isEmpty()) {
            open = round(open);
        }
        end.filter(cause -> outcomes.values().stream().allMatch(each -> each instanceof Outcome.Unanswered))
                .ifPresent(cause -> {
                    throw cause;
                });
        return operations.stream().map(each -> outcomes.getOrDefault(each.opId(), left(each.opId()))).toList();
    }

    /** The first open operation of each record; gives what is left. */
    private List<Attempt> round(List<Attempt> open) {
        Set<RecordKey> seen = new HashSet<>();
        List<Attempt> left = new ArrayList<>();
        List<Attempt> first = new ArrayList<>();
        open.forEach(each -> (seen.add(each.operation().key()) ? first : left).add(each));
        List<Attempt> again = new ArrayList<>();
        for (int wave = 0; wave < WAVES; wave++) {
            int now = wave;
            again.addAll(step(first.stream().filter(each -> each.wave() == now).toList(), writes()));
        }
        again.addAll(left);
        return again;
    }

    private List<Attempt> step(List<Attempt> attempts, Ask ask) {
        List<Attempt> again = new ArrayList<>();
        List<Attempt> batch = new ArrayList<>();
        int bytes = 0;
        for (Attempt attempt : attempts) {
            int size = attempt.frozen().json().length() * 3 + ENVELOPE;
            if (!batch.isEmpty() && (batch.size() == ask.most() || bytes + size > limits.maxBodyBytes() / 10 * 9)) {
                again.addAll(send(batch, ask));
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(attempt);
            bytes += size;
        }
        again.addAll(send(batch, ask));
        return again;
    }

    /** Gives what is to be sent again. */
    private List<Attempt> send(List<Attempt> batch, Ask ask) {
        if (batch.isEmpty() || end.isPresent()) {
            return List.of();
        }
        try {
            List<TrpcResult> results = ask.results().apply(batch);
            requireSense(results);
            List<Attempt> again = new ArrayList<>();
            for (int index = 0; index < batch.size(); index++) {
                judge(ask.judge().apply(batch.get(index), results.get(index))).ifPresent(again::add);
            }
            return again;
        } catch (TransportException e) {
            return failed(batch, ask, e);
        }
    }

    private Optional<Attempt> judge(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Send send -> Optional.of(send.attempt());
            case Verdict.Done done -> {
                outcomes.put(done.outcome().opId(), done.outcome());
                if (done.outcome() instanceof Outcome.Unanswered open
                        && open.cause().retryClass() != RetryClass.TRANSIENT) {
                    end = Optional.of(open.cause());
                }
                yield Optional.empty();
            }
        };
    }

    /** A batch that is too large, or that one of its calls spoils, is halved until the culprit stands alone. */
    private List<Attempt> failed(List<Attempt> batch, Ask ask, TransportException cause) {
        boolean culprit = cause.retryClass() == RetryClass.SPLIT || cause.retryClass() == RetryClass.DEAD;
        if (!culprit || batch.size() == 1 && !ask.writes()) {
            end = Optional.of(cause);
            return List.of();
        }
        if (batch.size() == 1) {
            UUID opId = batch.get(0).frozen().opId();
            outcomes.put(opId,
                    new Outcome.Rejected(opId, false, "REFUSED", String.valueOf(cause.getMessage()), List.of()));
            return List.of();
        }
        int half = batch.size() / 2;
        List<Attempt> again = new ArrayList<>(send(batch.subList(0, half), ask));
        again.addAll(send(batch.subList(half, batch.size()), ask));
        return again;
    }

    /** That every call of several is forbidden or too large says nothing about any of them. */
    private static void requireSense(List<TrpcResult> results) {
        if (results.size() > 1 && results.get(0) instanceof Failure first
                && (first.httpStatus() == 403 || first.httpStatus() == 413) && results.stream().allMatch(
                        each -> each instanceof Failure failure && failure.httpStatus() == first.httpStatus())) {
            throw Caller.exception(first, results.size());
        }
    }

    private Outcome left(UUID opId) {
        return new Outcome.Unanswered(opId, end.orElseGet(() -> Caller.unusable("the operation was not sent")));
    }

    private Ask reads() {
        return new Ask(false, Math.min(MOST_LOOKS, limits.maxBatchCalls()),
                batch -> calls.queries(batch.stream().map(Attempt::look).toList()), CrudVerdicts::read);
    }

    private Ask writes() {
        return new Ask(true, limits.maxBatchCalls(),
                batch -> calls.mutations(batch.stream().map(Attempt::call).toList()), CrudVerdicts::written);
    }

    /**
     * A kind of batch.
     *
     * @param most calls in one
     * @param results a result for each attempt
     * @param judge what a result means
     */
    private record Ask(boolean writes, int most, Function<List<Attempt>, List<TrpcResult>> results,
            BiFunction<Attempt, TrpcResult, Verdict> judge) {
    }
}
