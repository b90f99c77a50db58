package org.larder.testing.twin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.larder.api.model.Data;
import org.larder.api.model.Operation;
import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.api.store.FeedPosition;
import org.larder.api.store.Settlement;
import org.larder.json.RecordJson;
import org.larder.testing.TestClock;

/** Says what the numbers of an act mean in the state that the stores are in. */
final class Doing {

    private static final List<String> REMOTES = List.of("server/user", "elsewhere");
    private static final List<String> NODES = List.of("other", Player.DEVICE, "zeta");
    private static final List<String> ZONES = List.of("UTC", "Asia/Tokyo", "America/New_York");
    private static final List<Integer> SECONDS = List.of(-50, -5, 0, 5, 200, 4000);

    private final State state;
    private final TestClock clock;

    Doing(State state, TestClock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** What is to be done to a player; its result is what the player can tell. */
    Function<Player, Object> of(Act act) {
        return switch (act) {
            case Act.Edit edit -> player -> player.edit(edit.changes(), edit.more());
            case Act.Fail fail -> player -> player.fail(fail.changes());
            case Act.Go go -> player -> player.go(go.back(), go.parts(), between(go.between()));
            case Act.Take take -> take(take);
            case Act.Settle settle -> settle(settlements(settle));
            case Act.Pull pull -> pull(page(pull));
            case Act.Preview preview -> preview(preview);
            case Act.Requeue requeue -> requeue(requeue);
            case Act.Correct correct -> correct(correct);
            case Act.Retry retry -> which(retry.which(), (player, opId) -> player.store().sync().retry(opId));
            case Act.Discard discard -> which(discard.which(), (player, opId) -> player.store().sync().discard(opId));
            default -> quietly(act);
        };
    }

    private Function<Player, Object> quietly(Act act) {
        return player -> {
            switch (act) {
                case Act.Attach attach -> player.store().sync().attach(REMOTES.get(attach.remote()));
                case Act.Restart restart -> player.store().sync().restartFeed();
                case Act.Offset offset -> player.store().sync().clockOffset(Duration.ofSeconds(offset.seconds()));
                case Act.Travel travel -> player.travelTo(ZoneId.of(ZONES.get(travel.zone() % ZONES.size())));
                case Act.Reopen reopen -> player.reopen();
                default -> {
                }
            }
            return "done";
        };
    }

    private static List<Act.Change> between(int number) {
        return number < 0 ? List.of() : List.of(new Act.Change(number % Fare.KEYS, number));
    }

    private Function<Player, Object> take(Act.Take take) {
        Set<UUID> except = inFlight().stream().skip(take.allButFirst() ? 1 : Integer.MAX_VALUE).map(Queued::opId)
                .collect(Collectors.toSet());
        return player -> player.store().sync().takeBatch(take.maxOps(), take.maxBytes(), except);
    }

    private static Function<Player, Object> settle(List<Settlement> settlements) {
        return player -> {
            player.store().sync().settle(settlements);
            return settlements;
        };
    }

    private static Function<Player, Object> pull(FeedPage page) {
        return player -> List.of(player.store().sync().vanishing(page), player.store().sync().applyRemote(page));
    }

    private Function<Player, Object> preview(Act.Preview preview) {
        List<RemoteRecord> records = preview.records().stream().map(this::remote).toList();
        return player -> player.store().sync().preview(REMOTES.get(preview.remote()), records);
    }

    private Function<Player, Object> requeue(Act.Requeue requeue) {
        Map<RecordKey, Long> versions = new TreeMap<>();
        for (int number : requeue.keys()) {
            RecordKey key = Fare.key(number);
            long known = state.records().find(key).map(row -> row.stored().version()).orElse(0L);
            versions.put(key, Math.max(0, known + 1 - requeue.older()));
        }
        return player -> player.store().sync().requeue(versions);
    }

    private Function<Player, Object> correct(Act.Correct correct) {
        List<Queued> all = quarantined();
        RecordKey key = all.isEmpty() ? Fare.key(0) : all.get(correct.which() % all.size()).key();
        Data data = Fare.data(key, correct.variant());
        return which(correct.which(), (player, opId) -> player.store().sync().correct(opId, data));
    }

    private Function<Player, Object> which(int number, Choice choice) {
        List<Queued> all = quarantined();
        UUID opId = all.isEmpty() ? new UUID(0, number) : all.get(number % all.size()).opId();
        return player -> choice.make(player, opId);
    }

    private List<Queued> quarantined() {
        return state.queued().stream().filter(each -> each.state() == Queued.State.QUARANTINED).toList();
    }

    private List<Queued> inFlight() {
        return state.queued().stream().filter(Operations::inFlight).toList();
    }

    private List<Settlement> settlements(Act.Settle settle) {
        List<Settlement> result = new ArrayList<>();
        List<Queued> sent = inFlight();
        for (int i = 0; i < Math.min(settle.kinds().size(), sent.size()); i++) {
            int how = settle.hows().get(i % settle.hows().size());
            result.add(settlement(Operations.sent(sent.get((i + how) % sent.size())), settle.kinds().get(i), how));
        }
        return result;
    }

    private Settlement settlement(Operation sent, int kind, int how) {
        long known = state.records().find(sent.key()).orElseThrow().stored().version();
        RemoteRecord mine = new RemoteRecord(sent.key(), Math.max(known, sent.baseVersion()) + 1,
                how % 7 == 0 ? stamp(-60, Player.DEVICE) : sent.lastModified(), sent.lastModified().time(),
                sent.data());
        RemoteRecord theirs = remote(sent.key(), known + how % 3, stamp(SECONDS.get(how % 4), "other"), how);
        return switch (kind) {
            case 0, 1, 2 -> new Settlement.Acknowledged(sent.opId(), mine, true, now());
            case 3 -> new Settlement.Acknowledged(sent.opId(), theirs, false, now());
            case 4 -> new Settlement.Acknowledged(sent.opId(), new RemoteRecord(sent.key(), Math.max(1, known - 1),
                    sent.lastModified(), sent.lastModified().time(), sent.data()), true, now());
            case 5 -> new Settlement.Superseded(sent.opId(), theirs, now());
            case 6, 9 -> new Settlement.Rejected(sent.opId(), "INVALID", "a name must not be silly");
            case 7 -> new Settlement.Failed(sent.opId(), "TIMEOUT");
            case 10, 11 -> new Settlement.Deferred(sent.opId(), "MISSING_REFERENCE", "no such product");
            default -> new Settlement.Failed(new UUID(0, how), "nobody knows that operation");
        };
    }

    private FeedPage page(Act.Pull pull) {
        FeedPosition feed = Feed.position(state);
        String next = "c:" + (feed.cursor().map(cursor -> Integer.parseInt(cursor.substring(2))).orElse(0) + 1);
        Optional<String> start = pull.strange() ? Optional.of("c:999") : feed.cursor();
        return new FeedPage(feed.remote().orElse("nobody"), start,
                pull.records().stream().map(this::remote).toList(), next, pull.last(), now(),
                pull.listing().only() ? Missing.DELETED : Missing.LOST,
                pull.listing().keep() ? Vanishing.KEEP : Vanishing.TAKE);
    }

    private RemoteRecord remote(Act.Brought brought) {
        RecordKey key = Fare.key(brought.key());
        Optional<Piece.Stored> here = state.records().find(key).map(Row::stored);
        Stamp stamp = brought.stamp() == 2
                ? here.map(Piece.Stored::lastModified).orElse(stamp(0, NODES.get(brought.node())))
                : stamp(SECONDS.get(brought.stamp()), NODES.get(brought.node()));
        return remote(key, here.map(Piece.Stored::version).orElse(0L) + brought.version() - 1, stamp, brought.data());
    }

    /** Sometimes a tombstone, sometimes what the record says here. */
    private RemoteRecord remote(RecordKey key, long version, Stamp stamp, int number) {
        Optional<Data> data = switch (number % 5) {
            case 0 -> Optional.empty();
            case 1 -> state.records().find(key).flatMap(row -> row.stored().json())
                    .map(json -> RecordJson.stored(key.type(), json));
            default -> Optional.of(Fare.data(key, number));
        };
        return new RemoteRecord(key, Math.max(1, version), stamp, stamp.time(), data);
    }

    private Stamp stamp(long seconds, String node) {
        return new Stamp(clock.millis() + seconds * 1000, 0, node);
    }

    private Instant now() {
        return clock.instant();
    }

    /** What is done to one operation. */
    @FunctionalInterface
    private interface Choice {
        Object make(Player player, UUID opId);
    }
}
