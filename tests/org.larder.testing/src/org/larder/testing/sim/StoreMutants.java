package org.larder.testing.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import org.larder.api.store.FeedPage;
import org.larder.api.store.Settlement;
import org.larder.api.store.SyncStore;
import org.larder.json.RecordJson;

/** Breakages of how answers and pages are taken over. */
final class StoreMutants {

    private static final int MANY = 1_000;
    private static final int BYTES = 1_000_000;

    private StoreMutants() {
    }

    static List<Mutant> all() {
        return List.of(
                sync("acknowledged by record, not by operation", AckByRecord::new, "edit-in-flight", "lost-ack"),
                sync("cursor saved before its page", CursorEarly::new, "crash-everywhere", "bootstrap-kill"),
                sync("page applied without its cursor", CursorNever::new, "converge"),
                sync("half of a page applied", HalfPage::new, "converge"),
                sync("superseded treated as applied", SupersededAsApplied::new, "tie", "delete-race"),
                sync("loser not put in the ledger", LoserForgotten::new, "tie", "delete-race"),
                sync("tombstones dropped", TombstonesDropped::new, "delete-race", "tombstone-return"),
                sync("older record applied over newer", OlderOverNewer::new, "converge", "delete-race"),
                sync("pending edit overwritten by a pull", PendingOverwritten::new, "delete-race", "converge"),
                sync("frozen text made anew on repeat", Refrozen::new, "lost-ack", "edit-in-flight"),
                sync("edit coalesced into the operation in flight", CoalescedInFlight::new, "edit-in-flight"),
                sync("waits for a reference, never tried again", NeverAgain::new, "fk-order"),
                sync("missing reference quarantined at once", QuarantinedAtOnce::new, "fk-order"),
                sync("quarantined operations dropped", QuarantineDropped::new, "poison"),
                sync("rejected treated as applied", RejectedAsApplied::new, "poison"),
                sync("full pull not begun when the server says so", NoRestart::new, "server-restore"),
                sync("what the server lost is not queued again", NotRequeued::new, "server-restore"),
                sync("entries sent before their products", Reversed::new, "converge", "partition"),
                sync("deletes never sent", NoDeletes::new, "delete-race"),
                sync("reads from the beginning after each start", FromTheBeginning::new, "bootstrap-kill"),
                new Mutant("clock not fed by pulls", ClockNotFed::new, "skew", "delete-race"));
    }

    private static Mutant sync(String name, Function<SyncStore, SyncStore> breaks, String... scenarios) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public SyncStore sync(SyncStore real, Machine machine) {
                return breaks.apply(real);
            }
        }, scenarios);
    }

    private static FeedPage with(FeedPage page, List<RemoteRecord> records) {
        return new FeedPage(page.remote(), page.start(), records, page.cursor(), page.last(), page.serverTime(),
                page.missing(), page.vanishing());
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

    private static final class CursorEarly extends PassingSync {

        CursorEarly(SyncStore real) {
            super(real);
        }

        @Override
        public int applyRemote(FeedPage page) {
            super.applyRemote(with(page, List.of()));
            return preview(page.remote(), page.records());
        }
    }

    private static final class CursorNever extends PassingSync {

        CursorNever(SyncStore real) {
            super(real);
        }

        @Override
        public int applyRemote(FeedPage page) {
            return preview(page.remote(), page.records());
        }
    }

    private static final class HalfPage extends PassingSync {

        HalfPage(SyncStore real) {
            super(real);
        }

        @Override
        public int applyRemote(FeedPage page) {
            return super.applyRemote(with(page, page.records().subList(0, (page.records().size() + 1) / 2)));
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

    private static final class TombstonesDropped extends PassingSync {

        TombstonesDropped(SyncStore real) {
            super(real);
        }

        @Override
        public int applyRemote(FeedPage page) {
            return super.applyRemote(with(page, page.records().stream().filter(each -> !each.deleted()).toList()));
        }
    }

    private static final class OlderOverNewer extends PassingSync {

        private final Map<RecordKey, RemoteRecord> before = new HashMap<>();

        OlderOverNewer(SyncStore real) {
            super(real);
        }

        @Override
        public int applyRemote(FeedPage page) {
            int changed = super.applyRemote(page);
            for (RemoteRecord each : page.records()) {
                Optional.ofNullable(before.put(each.key(), each)).ifPresent(old -> preview(page.remote(),
                        List.of(new RemoteRecord(old.key(), each.version() + 1, old.lastModified(), old.createdAt(),
                                old.data()))));
            }
            return changed;
        }
    }

    private static final class PendingOverwritten extends PassingSync {

        PendingOverwritten(SyncStore real) {
            super(real);
        }

        @Override
        public int applyRemote(FeedPage page) {
            List<FrozenOperation> pending = super.takeBatch(MANY, BYTES, Set.of());
            for (RemoteRecord each : page.records()) {
                pending.stream().filter(other -> other.key().equals(each.key()))
                        .forEach(other -> super.settle(List.of(
                                new Settlement.Acknowledged(other.opId(), each, true, page.serverTime()))));
            }
            return super.applyRemote(page);
        }
    }

    /** An operation that is handed out again says what the record says now. */
    private static class Refrozen extends PassingSync {

        private final Set<UUID> seen = new HashSet<>();

        Refrozen(SyncStore real) {
            super(real);
        }

        @Override
        public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
            List<FrozenOperation> batch = super.takeBatch(maxOps, maxBytes, except);
            return batch.stream().map(each -> seen.add(each.opId()) ? each : anew(each)).toList();
        }

        private static FrozenOperation anew(FrozenOperation old) {
            Operation said = RecordJson.operation(old.json());
            return new FrozenOperation(old.opId(), old.key(),
                    RecordJson.operation(new Operation(said.opId(), said.key(),
                            said.baseVersion() + 1, said.lastModified(), said.data())));
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

    private static final class NoRestart extends PassingSync {

        NoRestart(SyncStore real) {
            super(real);
        }

        @Override
        public void restartFeed() {
            real.counts();
        }
    }

    private static final class NotRequeued extends PassingSync {

        NotRequeued(SyncStore real) {
            super(real);
        }

        @Override
        public int applyRemote(FeedPage page) {
            return super.applyRemote(new FeedPage(page.remote(), page.start(), page.records(), page.cursor(),
                    page.last(), page.serverTime(), FeedPage.Missing.DELETED, page.vanishing()));
        }
    }

    private static final class Reversed extends PassingSync {

        Reversed(SyncStore real) {
            super(real);
        }

        @Override
        public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
            return super.takeBatch(maxOps, maxBytes, except).reversed();
        }
    }

    private static final class NoDeletes extends PassingSync {

        NoDeletes(SyncStore real) {
            super(real);
        }

        @Override
        public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
            List<FrozenOperation> batch = super.takeBatch(maxOps, maxBytes, except);
            List<FrozenOperation> kept = new ArrayList<>();
            for (FrozenOperation each : batch) {
                Operation operation = RecordJson.operation(each.json());
                if (operation.delete()) {
                    super.settle(List.of(new Settlement.Acknowledged(each.opId(),
                            new RemoteRecord(each.key(), operation.baseVersion() + 1, operation.lastModified(),
                                    operation.lastModified().time(), Optional.empty()),
                            true, Instant.EPOCH)));
                } else {
                    kept.add(each);
                }
            }
            return kept;
        }
    }

    private static final class FromTheBeginning extends PassingSync {

        private boolean begun;

        FromTheBeginning(SyncStore real) {
            super(real);
        }

        @Override
        public void clockOffset(Duration offset) {
            if (!begun) {
                begun = true;
                super.restartFeed();
            }
            super.clockOffset(offset);
        }
    }

    /** While a page is merged the clock stands in 1970, and every stamp is too far ahead to be believed. */
    private static final class ClockNotFed implements Parts {

        private boolean merging;

        @Override
        public SyncStore sync(SyncStore real, Machine machine) {
            return new PassingSync(real) {
                @Override
                public int applyRemote(FeedPage page) {
                    merging = true;
                    try {
                        return super.applyRemote(page);
                    } finally {
                        merging = false;
                    }
                }
            };
        }

        @Override
        public InstantSource storeClock(InstantSource real, Machine machine) {
            return () -> merging ? Instant.EPOCH : real.instant();
        }
    }
}
