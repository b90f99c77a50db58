package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.larder.json.RecordJson;

/** Breakages of how operations are sent and answered. */
final class PushMutants {

    private PushMutants() {
    }

    static List<Mutant> all() {
        return List.of(
                broken("a new opId for every repeat", NewOpIds::new, "lost-ack", "converge"),
                broken("poison blocks the rest", PoisonBlocks::new, "poison"),
                broken("one duplicate fails its batch", DuplicatesFail::new, "lost-ack", "converge"),
                broken("a lost answer counts as success", LostIsSuccess::new, "lost-ack"),
                broken("a request that is too large is not divided", NotDivided::new, "batch-mixed"),
                broken("answers given to other operations", AnswersShifted::new, "converge", "batch-mixed"),
                broken("an expired token ends everything", ExpiredIsFinal::new, "token-expiry"));
    }

    private static Mutant broken(String name, BiFunction<SyncTransport, Machine, SyncTransport> breaks,
            String... scenarios) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public SyncTransport transport(SyncTransport real, Machine machine) {
                return breaks.apply(real, machine);
            }
        }, scenarios);
    }

    private static Outcome renamed(Outcome outcome, UUID opId) {
        return switch (outcome) {
            case Outcome.Applied each -> new Outcome.Applied(opId, each.record(), each.clamped());
            case Outcome.Duplicate each -> new Outcome.Duplicate(opId, each.record(), each.superseded());
            case Outcome.Superseded each -> new Outcome.Superseded(opId, each.record());
            case Outcome.Rejected each -> new Outcome.Rejected(opId, each.retryable(), each.reason(), each.message(),
                    each.fieldErrors());
            case Outcome.Unanswered each -> new Outcome.Unanswered(opId, each.cause());
        };
    }

    private static final class NewOpIds extends PassingTransport {

        private final Machine machine;
        private final Map<UUID, UUID> originals = new HashMap<>();
        private final Map<UUID, Integer> times = new HashMap<>();

        NewOpIds(SyncTransport real, Machine machine) {
            super(real);
            this.machine = machine;
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            PushResult result = super.push(deviceId, operations.stream().map(this::renamed).toList());
            return new PushResult(result.outcomes().stream().map(this::back).toList(), result.serverTime());
        }

        private FrozenOperation renamed(FrozenOperation old) {
            if (times.merge(old.opId(), 1, Integer::sum) == 1) {
                originals.put(old.opId(), old.opId());
                return old;
            }
            UUID fresh = machine.chance().id();
            originals.put(fresh, old.opId());
            Operation said = RecordJson.operation(old.json());
            return new FrozenOperation(fresh, old.key(), RecordJson.operation(
                    new Operation(fresh, said.key(), said.baseVersion(), said.lastModified(), said.data())));
        }

        private Outcome back(Outcome outcome) {
            UUID opId = Optional.ofNullable(originals.get(outcome.opId())).orElseThrow();
            return PushMutants.renamed(outcome, opId);
        }
    }

    private static final class PoisonBlocks extends PassingTransport {

        PoisonBlocks(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            PushResult result;
            try {
                result = super.push(deviceId, operations);
            } catch (TransportException e) {
                throw new TransportException(RetryClass.TRANSIENT, String.valueOf(e.getMessage()));
            }
            if (result.outcomes().stream().anyMatch(Outcome.Rejected.class::isInstance)) {
                throw new TransportException(RetryClass.TRANSIENT, "one was rejected");
            }
            return result;
        }
    }

    private static final class DuplicatesFail extends PassingTransport {

        DuplicatesFail(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            PushResult result = super.push(deviceId, operations);
            if (result.outcomes().stream().anyMatch(Outcome.Duplicate.class::isInstance)) {
                throw new TransportException(RetryClass.TRANSIENT, "one was there already");
            }
            return result;
        }
    }

    private static final class LostIsSuccess extends PassingTransport {

        private final Machine machine;

        LostIsSuccess(SyncTransport real, Machine machine) {
            super(real);
            this.machine = machine;
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            try {
                return super.push(deviceId, operations);
            } catch (TransportException e) {
                List<Outcome> all = new ArrayList<>();
                operations.forEach(each -> all.add(done(RecordJson.operation(each.json()))));
                return new PushResult(all, machine.world().cloud().now());
            }
        }

        private static Outcome done(Operation sent) {
            return new Outcome.Applied(sent.opId(), new RemoteRecord(sent.key(), sent.baseVersion() + 1,
                    sent.lastModified(), sent.lastModified().time(), sent.data()), false);
        }
    }

    private static final class NotDivided extends PassingTransport {

        NotDivided(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            try {
                return super.push(deviceId, operations);
            } catch (TransportException e) {
                throw e.retryClass() == RetryClass.SPLIT
                        ? new TransportException(RetryClass.TRANSIENT, "too large") : e;
            }
        }
    }

    private static final class AnswersShifted extends PassingTransport {

        AnswersShifted(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            PushResult result = super.push(deviceId, operations);
            List<Outcome> shifted = new ArrayList<>();
            int count = result.outcomes().size();
            for (int i = 0; i < count; i++) {
                shifted.add(renamed(result.outcomes().get((i + 1) % count), operations.get(i).opId()));
            }
            return new PushResult(shifted, result.serverTime());
        }
    }

    private static final class ExpiredIsFinal extends PassingTransport {

        private boolean expired;

        ExpiredIsFinal(SyncTransport real, Machine machine) {
            super(real);
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            try {
                if (expired) {
                    throw new TransportException(RetryClass.AUTH, "TOKEN_EXPIRED");
                }
                return super.push(deviceId, operations);
            } catch (TransportException e) {
                expired |= e.retryClass() == RetryClass.AUTH;
                throw e;
            }
        }
    }
}
