package org.larder.testing.sim;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPosition;
import org.larder.api.store.SyncStore;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.larder.json.RecordJson;

/** Breakages of what the scenarios of lists, of recent days, of mass deletes, of hints, of undo and of days look at. */
final class RemoteMutants {

    private RemoteMutants() {
    }

    static List<Mutant> all() {
        return List.of(broken("lists taken for a feed", ListsAreAFeed::new, "lists-only"),
                broken("what is recent comes with the rest", NothingRecent::new, "recent-first"),
                broken("hints not heard", Deaf::new, "hints"),
                broken("a stream that ended is not opened again", NeverAgain::new, "hints"),
                broken("the same content is not sent twice", DedupeByContent::new, "undo"),
                sync("the mass-delete brake counts anew after a start", CountsAnew::new, "mass-delete"),
                sync("nobody is asked before a mass delete", NobodyAsked::new, "mass-delete"),
                sync("what is to be kept is deleted", KeepsNothing::new, "mass-delete"),
                new Mutant("days of entries counted in UTC", () -> new Parts() {
                    @Override
                    public Supplier<ZoneId> storeZone(Supplier<ZoneId> real) {
                        return () -> ZoneOffset.UTC;
                    }
                }, "summer-time"));
    }

    private static Mutant broken(String name, Function<SyncTransport, SyncTransport> breaks, String scenario) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public SyncTransport transport(SyncTransport real, Machine machine) {
                return breaks.apply(real);
            }
        }, scenario);
    }

    private static Mutant sync(String name, BiFunction<SyncStore, Machine, SyncStore> breaks, String scenario) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public SyncStore sync(SyncStore real, Machine machine) {
                return breaks.apply(real, machine);
            }
        }, scenario);
    }

    private static final class ListsAreAFeed extends PassingTransport {

        ListsAreAFeed(SyncTransport real) {
            super(real);
        }

        @Override
        public boolean listsOnly() {
            return false;
        }
    }

    private static final class NothingRecent extends PassingTransport {

        NothingRecent(SyncTransport real) {
            super(real);
        }

        @Override
        public List<RemoteRecord> recent(Instant since) {
            return List.of();
        }
    }

    private static final class Deaf extends PassingTransport {

        Deaf(SyncTransport real) {
            super(real);
        }

        @Override
        public Optional<Following> follow(Optional<String> cursor, Follower follower) {
            return super.follow(cursor, new Follower() {
                @Override
                public void changed() {
                    real.limits();
                }

                @Override
                public void ended(Optional<TransportException> why) {
                    follower.ended(why);
                }
            });
        }
    }

    private static final class NeverAgain extends PassingTransport {

        NeverAgain(SyncTransport real) {
            super(real);
        }

        @Override
        public Optional<Following> follow(Optional<String> cursor, Follower follower) {
            return super.follow(cursor, new Follower() {
                @Override
                public void changed() {
                    follower.changed();
                }

                @Override
                public void ended(Optional<TransportException> why) {
                    real.limits();
                }
            });
        }
    }

    /** Takes an operation that says what another one of the record said before for a repeat of that. */
    private static final class DedupeByContent extends PassingTransport {

        private final Map<String, Outcome.Applied> done = new HashMap<>();

        DedupeByContent(SyncTransport real) {
            super(real);
        }

        @Override
        public PushResult push(String deviceId, List<FrozenOperation> operations) {
            List<FrozenOperation> fresh = operations.stream().filter(each -> !done.containsKey(content(each))).toList();
            Map<UUID, Outcome> outcomes = new HashMap<>();
            PushResult result = fresh.isEmpty() ? new PushResult(List.of(), Cloud.BEGIN) : super.push(deviceId, fresh);
            result.outcomes().forEach(each -> outcomes.put(each.opId(), each));
            List<Outcome> all = new ArrayList<>();
            for (FrozenOperation each : operations) {
                Outcome outcome = Optional.ofNullable(outcomes.get(each.opId())).orElseGet(() -> repeat(each));
                if (outcome instanceof Outcome.Applied applied) {
                    done.put(content(each), applied);
                }
                all.add(outcome);
            }
            return new PushResult(all, result.serverTime());
        }

        private Outcome repeat(FrozenOperation operation) {
            Outcome.Applied before = Optional.ofNullable(done.get(content(operation))).orElseThrow();
            return new Outcome.Applied(operation.opId(), before.record(), false);
        }

        private static String content(FrozenOperation frozen) {
            Operation operation = RecordJson.operation(frozen.json());
            return operation.key() + operation.data().map(RecordJson::hash).orElseGet(() -> frozen.opId().toString());
        }
    }

    private static final class CountsAnew extends PassingSync {

        private final Machine machine;
        private long before;
        private Optional<Life> life = Optional.empty();

        CountsAnew(SyncStore real, Machine machine) {
            super(real);
            this.machine = machine;
        }

        @Override
        public FeedPosition feed() {
            FeedPosition feed = super.feed();
            if (!life.equals(Optional.of(machine.life()))) {
                life = Optional.of(machine.life());
                before = feed.vanished();
            }
            return new FeedPosition(feed.remote(), feed.cursor(), feed.full(), feed.serverTime(),
                    Math.max(0, feed.vanished() - before));
        }
    }

    private static final class NobodyAsked extends PassingSync {

        NobodyAsked(SyncStore real, Machine machine) {
            super(real);
        }

        @Override
        public long vanishing(FeedPage page) {
            return 0;
        }
    }

    private static final class KeepsNothing extends PassingSync {

        KeepsNothing(SyncStore real, Machine machine) {
            super(real);
        }

        @Override
        public int applyRemote(FeedPage page) {
            return super.applyRemote(new FeedPage(page.remote(), page.start(), page.records(), page.cursor(),
                    page.last(), page.serverTime(), page.missing(), FeedPage.Vanishing.TAKE));
        }
    }
}
