package org.larder.testing.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.Settlement;
import org.larder.api.store.SyncStore;
import org.larder.json.RecordJson;

/** Breakages of how answers are taken over. */
final class AnswerMutants {

    private static final int MANY = 1_000;
    private static final int BYTES = 1_000_000;

    private AnswerMutants() {
    }

    static List<Mutant> all() {
        return List.of(
                sync("acknowledged by record, not by operation", AckByRecord::new, "edit-in-flight", "lost-ack"),
                sync("superseded treated as applied", SupersededAsApplied::new, "tie", "delete-race"),
                sync("loser not put in the ledger", LoserForgotten::new, "tie", "delete-race"),
                sync("edit coalesced into the operation in flight", CoalescedInFlight::new, "edit-in-flight"),
                sync("waits for a reference, never tried again", NeverAgain::new, "fk-order"),
                sync("missing reference quarantined at once", QuarantinedAtOnce::new, "fk-order"),
                sync("quarantined operations dropped", QuarantineDropped::new, "poison"),
                sync("rejected treated as applied", RejectedAsApplied::new, "poison"));
    }

    private static Mutant sync(String name, Function<SyncStore, SyncStore> breaks, String... scenarios) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public SyncStore sync(SyncStore real, Machine machine) {
                return breaks.apply(real);
            }
        }, scenarios);
    }

    private static final class AckByRecord extends PassingSync {

        private final Map<UUID, RecordKey> keys = new HashMap<>();

        AckByRecord(SyncStore real) {
            super(real);
        }

        @Override
        public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
            List<FrozenOperation> batch = super.takeBatch(maxOps, maxBytes, except);
            batch.forEach(each -> keys.put(each.opId(), each.key()));
            return batch;
        }

        @Override
        public void settle(List<Settlement> settlements) {
            super.settle(settlements);
            List<FrozenOperation> rest = super.takeBatch(MANY, BYTES, Set.of());
            List<Settlement> more = new ArrayList<>();
            for (Settlement each : settlements) {
                if (each instanceof Settlement.Acknowledged yes) {
                    rest.stream()
                            .filter(other -> Optional.of(other.key()).equals(Optional.ofNullable(keys.get(yes.opId()))))
                            .forEach(other -> more.add(new Settlement.Acknowledged(other.opId(), yes.state(), true,
                                    yes.serverTime())));
                }
            }
            super.settle(more);
        }
    }

    /** Knows what was sent. */
    private abstract static class Knowing extends PassingSync {

        private final Map<UUID, Operation> sent = new HashMap<>();

        Knowing(SyncStore real) {
            super(real);
        }

        Optional<Operation> sent(UUID opId) {
            return Optional.ofNullable(sent.get(opId));
        }

        @Override
        public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
            List<FrozenOperation> batch = super.takeBatch(maxOps, maxBytes, except);
            batch.forEach(each -> sent.put(each.opId(), RecordJson.operation(each.json())));
            return batch;
        }

        @Override
        public void settle(List<Settlement> settlements) {
            super.settle(settlements.stream().map(this::changed).toList());
        }

        abstract Settlement changed(Settlement settlement);
    }

    private static final class SupersededAsApplied extends Knowing {

        SupersededAsApplied(SyncStore real) {
            super(real);
        }

        @Override
        Settlement changed(Settlement settlement) {
            return settlement instanceof Settlement.Superseded lost && sent(lost.opId()).isPresent()
                    ? new Settlement.Acknowledged(lost.opId(), own(sent(lost.opId()).get(), lost.winner()), true,
                            lost.serverTime())
                    : settlement;
        }

        private static RemoteRecord own(Operation sent, RemoteRecord winner) {
            return new RemoteRecord(sent.key(), winner.version(), sent.lastModified(), winner.createdAt(), sent.data());
        }
    }

    private static final class LoserForgotten extends Knowing {

        LoserForgotten(SyncStore real) {
            super(real);
        }

        @Override
        Settlement changed(Settlement settlement) {
            return settlement instanceof Settlement.Superseded lost
                    ? new Settlement.Acknowledged(lost.opId(), lost.winner(), true, lost.serverTime())
                    : settlement;
        }
    }

    private static final class RejectedAsApplied extends Knowing {

        RejectedAsApplied(SyncStore real) {
            super(real);
        }

        @Override
        Settlement changed(Settlement settlement) {
            return settlement instanceof Settlement.Rejected no && sent(no.opId()).isPresent()
                    ? new Settlement.Acknowledged(no.opId(), state(sent(no.opId()).get()), true, Instant.EPOCH)
                    : settlement;
        }

        private static RemoteRecord state(Operation sent) {
            return new RemoteRecord(sent.key(), sent.baseVersion() + 1, sent.lastModified(), sent.lastModified().time(),
                    sent.data());
        }
    }

    /** What waits is taken as a part of what is in flight. */
    private static final class CoalescedInFlight extends PassingSync {

        private final Set<RecordKey> flying = new HashSet<>();

        CoalescedInFlight(SyncStore real) {
            super(real);
        }

        @Override
        public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
            List<FrozenOperation> batch = super.takeBatch(maxOps, maxBytes, except);
            batch.forEach(each -> flying.add(each.key()));
            return batch;
        }

        @Override
        public void settle(List<Settlement> settlements) {
            super.settle(settlements);
            List<Settlement> more = new ArrayList<>();
            for (FrozenOperation rest : super.takeBatch(MANY, BYTES, Set.of())) {
                settlements.stream().filter(Settlement.Acknowledged.class::isInstance)
                        .map(Settlement.Acknowledged.class::cast)
                        .filter(yes -> yes.state().key().equals(rest.key()) && flying.contains(rest.key()))
                        .forEach(yes -> more.add(new Settlement.Acknowledged(rest.opId(), said(rest, yes.state()), true,
                                yes.serverTime())));
            }
            super.settle(more);
        }

        private static RemoteRecord said(FrozenOperation rest, RemoteRecord state) {
            Operation own = RecordJson.operation(rest.json());
            return new RemoteRecord(own.key(), state.version(), own.lastModified(), state.createdAt(), own.data());
        }
    }

    private static final class NeverAgain extends PassingSync {

        private final Set<UUID> deferred = new HashSet<>();

        NeverAgain(SyncStore real) {
            super(real);
        }

        @Override
        public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
            Set<UUID> all = new HashSet<>(except);
            all.addAll(deferred);
            return super.takeBatch(maxOps, maxBytes, all);
        }

        @Override
        public void settle(List<Settlement> settlements) {
            settlements.stream().filter(Settlement.Deferred.class::isInstance).map(Settlement::opId)
                    .forEach(deferred::add);
            super.settle(settlements);
        }
    }

    private static final class QuarantinedAtOnce extends Knowing {

        QuarantinedAtOnce(SyncStore real) {
            super(real);
        }

        @Override
        Settlement changed(Settlement settlement) {
            return settlement instanceof Settlement.Deferred later
                    ? new Settlement.Rejected(later.opId(), later.reason(), later.message())
                    : settlement;
        }
    }

    private static final class QuarantineDropped extends PassingSync {

        QuarantineDropped(SyncStore real) {
            super(real);
        }

        @Override
        public void settle(List<Settlement> settlements) {
            List<Settlement> kept = new ArrayList<>();
            for (Settlement each : settlements) {
                if (each instanceof Settlement.Rejected no) {
                    drop(no);
                } else {
                    kept.add(each);
                }
            }
            super.settle(kept);
        }

        private void drop(Settlement.Rejected no) {
            super.takeBatch(MANY, BYTES, Set.of()).stream().filter(each -> each.opId().equals(no.opId())).findFirst()
                    .map(each -> RecordJson.operation(each.json()))
                    .ifPresent(sent -> super.settle(List.of(new Settlement.Acknowledged(no.opId(),
                            new RemoteRecord(sent.key(), sent.baseVersion() + 1, sent.lastModified(),
                                    sent.lastModified().time(), Optional.empty()),
                            true, Instant.EPOCH))));
        }
    }
}
