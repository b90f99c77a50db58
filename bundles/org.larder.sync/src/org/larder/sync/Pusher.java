package org.larder.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.store.Settlement;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits until nothing is left to send in this cycle, and settles every operation by its own outcome. One request at
 * a time; while it is under way the answer to the one before is settled and the next batch taken.
 */
final class Pusher {

    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
    private static final int ENVELOPE_BYTES = 4096;

    private final Site site;
    private final Resends resends;
    private final Progress progress;
    private final Set<UUID> deferred = new HashSet<>();
    /** Ids of products that were left for now. */
    private final Set<String> left = new HashSet<>();
    private Optional<TransportException> unanswered = Optional.empty();
    private long done;
    private long total;

    Pusher(Site site, Resends resends, Progress progress) {
        this.site = site;
        this.resends = resends;
        this.progress = progress;
    }

    /** Operations that were sent and wait for a record that they refer to or an answer: no more in this cycle. */
    int deferred() {
        return deferred.size();
    }

    /** @throws TransportException if the remote answered, but left operations out; they wait for the next cycle */
    void requireAnswers() {
        unanswered.ifPresent(cause -> {
            throw cause;
        });
    }

    /**
     * Pushes until the queue is empty.
     *
     * @return operations that were settled
     */
    long run() {
        long before = done;
        total = done + site.store().counts().pending();
        List<FrozenOperation> batch = next(List.of());
        while (!batch.isEmpty()) {
            row(batch);
            batch = next(List.of());
        }
        return done - before;
    }

    /** Sends batch after batch; what waited behind operations of them is left. */
    private void row(List<FrozenOperation> first) {
        List<FrozenOperation> batch = first;
        Optional<PushResult> answered = Optional.empty();
        while (!batch.isEmpty()) {
            Flight flight = begin(batch);
            batch = meanwhile(answered, flight);
            answered = end(flight);
            batch = free(batch);
        }
        answered.ifPresent(this::settle);
    }

    /** Settles an answer and takes the next batch; if it cannot go on, the request under way is still heard to its end. */
    private List<FrozenOperation> meanwhile(Optional<PushResult> answered, Flight flight) {
        try {
            answered.ifPresent(this::settle);
            return next(flight.batch());
        } catch (RuntimeException e) {
            try {
                end(flight).ifPresent(this::settle);
            } catch (RuntimeException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
    }

    private List<FrozenOperation> next(List<FrozenOperation> underWay) {
        site.admitted();
        List<FrozenOperation> batch = take(underWay);
        List<FrozenOperation> free = free(batch);
        while (free.isEmpty() && !batch.isEmpty()) {
            batch = take(underWay);
            free = free(batch);
        }
        return free.subList(0, resends.share(free));
    }

    /** Entries do not go before their product: with those that are left for now, theirs are. */
    private List<FrozenOperation> free(List<FrozenOperation> batch) {
        List<FrozenOperation> bound = batch.stream()
                .filter(each -> left.stream().anyMatch(product -> each.json().contains(product)))
                .toList();
        bound.forEach(each -> deferred.add(each.opId()));
        return bound.isEmpty() ? batch : batch.stream().filter(each -> !bound.contains(each)).toList();
    }

    private List<FrozenOperation> take(List<FrozenOperation> underWay) {
        Limits limits = site.transport().limits();
        int bytes = limits.maxBodyBytes() / 10 * 9 - ENVELOPE_BYTES;
        Set<UUID> except = new HashSet<>(deferred);
        underWay.forEach(operation -> except.add(operation.opId()));
        return site.store().takeBatch(limits.maxOpsPerPush(), bytes, except);
    }

    private Flight begin(List<FrozenOperation> batch) {
        site.admitted();
        progress.at(Phase.PUSHING, done, Math.max(done + batch.size(), total));
        resends.sent(batch.stream().map(FrozenOperation::opId).toList());
        return new Flight(batch, site.time().beside(() -> site.transport().push(site.profile().deviceId(), batch)));
    }

    /**
     * A request that fails as a whole says nothing about one operation of several: it is halved until one stands alone; at
     * once if the remote says that it cannot take it, after some tries if it only fails.
     *
     * @return what is left to be settled
     */
    private Optional<PushResult> end(Flight flight) {
        try {
            return Optional.of(flight.await());
        } catch (TransportException e) {
            if (e.retryClass() == RetryClass.SPLIT || e.retryClass() == RetryClass.DEAD) {
                divide(flight.batch(), e);
            } else if (e.retryClass() == RetryClass.TRANSIENT && e.retryAfter().isEmpty()
                    && resends.failed(flight.batch())) {
                leave(flight.batch().getFirst(), e);
            } else {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** One that fails alone, again and again, waits for the next cycle; the others need not. */
    private void leave(FrozenOperation culprit, TransportException cause) {
        LOG.info("operation {} is left for now: {}", culprit.opId(), cause.getMessage());
        deferred.add(culprit.opId());
        if (culprit.key().type() == RecordType.PRODUCT) {
            left.add(culprit.key().id());
        }
        unanswered = unanswered.or(() -> Optional.of(cause));
    }

    private void divide(List<FrozenOperation> batch, TransportException cause) {
        if (batch.size() > 1) {
            end(begin(batch.subList(0, batch.size() / 2))).ifPresent(this::settle);
            end(begin(batch.subList(batch.size() / 2, batch.size()))).ifPresent(this::settle);
            return;
        }
        UUID culprit = batch.get(0).opId();
        LOG.warn("operation {} is set aside: {}", culprit, cause.getMessage());
        settle(List.of(new Settlement.Rejected(culprit, "REFUSED", String.valueOf(cause.getMessage()))));
    }

    private void settle(PushResult result) {
        Optional<TransportException> failed = Optional.empty();
        var settlements = new ArrayList<Settlement>();
        for (Outcome outcome : result.outcomes()) {
            settlements.add(settlement(outcome, result));
            if (outcome instanceof Outcome.Unanswered open && open.cause().retryClass() == RetryClass.TRANSIENT) {
                deferred.add(open.opId());
                unanswered = unanswered.or(() -> Optional.of(open.cause()));
            } else if (outcome instanceof Outcome.Unanswered open && open.cause().retryClass() != RetryClass.DEAD) {
                failed = failed.or(() -> Optional.of(open.cause()));
            }
        }
        settle(settlements);
        failed.ifPresent(cause -> {
            throw cause;
        });
    }

    private void settle(List<Settlement> settlements) {
        site.store().settle(settlements);
        var settled = new HashSet<UUID>();
        settlements.stream().filter(each -> !(each instanceof Settlement.Failed || each instanceof Settlement.Deferred))
                .map(Settlement::opId).forEach(settled::add);
        resends.settled(settlements.stream().filter(each -> !(each instanceof Settlement.Failed))
                .map(Settlement::opId).toList());
        done += settled.size();
    }

    private Settlement settlement(Outcome outcome, PushResult result) {
        return switch (outcome) {
            case Outcome.Applied applied -> new Settlement.Acknowledged(applied.opId(), applied.record(), true,
                    result.serverTime());
            case Outcome.Duplicate duplicate -> duplicate.superseded()
                    ? new Settlement.Superseded(duplicate.opId(), duplicate.record(), result.serverTime())
                    : new Settlement.Acknowledged(duplicate.opId(), duplicate.record(), own(duplicate),
                            result.serverTime());
            case Outcome.Superseded lost -> new Settlement.Superseded(lost.opId(), lost.record(), result.serverTime());
            case Outcome.Rejected rejected -> rejected(rejected);
            case Outcome.Unanswered open -> open.cause().retryClass() == RetryClass.DEAD
                    ? new Settlement.Rejected(open.opId(), "REFUSED", String.valueOf(open.cause().getMessage()))
                    : new Settlement.Failed(open.opId(), String.valueOf(open.cause().getMessage()));
        };
    }

    private Settlement rejected(Outcome.Rejected rejected) {
        if (!rejected.retryable()) {
            return new Settlement.Rejected(rejected.opId(), rejected.reason(), message(rejected));
        }
        deferred.add(rejected.opId());
        return new Settlement.Deferred(rejected.opId(), rejected.reason(), message(rejected));
    }

    private boolean own(Outcome.Duplicate duplicate) {
        return duplicate.record().lastModified().node().equals(site.profile().deviceId());
    }

    /** A request under way. */
    private record Flight(List<FrozenOperation> batch, CompletableFuture<PushResult> answer) {

        PushResult await() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
    }

    private static String message(Outcome.Rejected rejected) {
        return rejected.fieldErrors().isEmpty()
                ? rejected.message()
                : String.join("; ", rejected.fieldErrors().stream().map(Object::toString).toList());
    }
}
