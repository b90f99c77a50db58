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

/** Breakages of how pages are taken over, and of what is sent. */
final class StoreMutants {

    private static final int MANY = 1_000;
    private static final int BYTES = 1_000_000;

    private StoreMutants() {
    }

    static List<Mutant> all() {
        return List.of(
                sync("cursor saved before its page", CursorEarly::new, "crash-everywhere", "bootstrap-kill"),
                sync("page applied without its cursor", CursorNever::new, "converge"),
                sync("half of a page applied", HalfPage::new, "converge"),
                sync("tombstones dropped", TombstonesDropped::new, "delete-race", "tombstone-return"),
                sync("older record applied over newer", OlderOverNewer::new, "converge", "delete-race"),
                sync("pending edit overwritten by a pull", PendingOverwritten::new, "delete-race", "converge"),
                sync("frozen text made anew on repeat", Refrozen::new, "lost-ack", "edit-in-flight"),
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
