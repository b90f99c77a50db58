package org.larder.testing.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Buckets;
import org.larder.api.model.Data;
import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Page;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPosition;
import org.larder.api.store.Settlement;
import org.larder.api.store.SyncStore;

/** The side that the sync manager sees. */
final class VolatileSync implements SyncStore {

    private final Turns turns;

    VolatileSync(Turns turns) {
        this.turns = turns;
    }

    @Override
    public QueueCounts counts() {
        return turns.read(state -> new QueueCounts(count(state, Queued.State.WAITING),
                count(state, Queued.State.IN_FLIGHT), count(state, Queued.State.QUARANTINED)));
    }

    @Override
    public FeedPosition feed() {
        return turns.read(Feed::position);
    }

    @Override
    public boolean empty() {
        return turns.read(VolatileSync::empty);
    }

    @Override
    public void attach(String remote) {
        turns.write(work -> {
            Optional<String> known = Feed.position(work.state()).remote();
            if (known.isEmpty() && empty(work.state())) {
                Feed.attach(work, remote);
            } else if (!known.equals(Optional.of(remote))) {
                Epoch.begin(work, remote);
            }
            return remote;
        });
    }

    @Override
    public void restartFeed() {
        turns.write(work -> {
            Feed.beginFullPull(work);
            return true;
        });
    }

    @Override
    public void clockOffset(Duration offset) {
        turns.world().stamps().offset(offset);
    }

    @Override
    public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
        return turns.write(work -> new Batch(work, maxOps, maxBytes).take(except));
    }

    @Override
    public void settle(List<Settlement> settlements) {
        turns.write(work -> {
            work.touched().byRemote();
            settlements.forEach(settlement -> Answer.settle(work, settlement));
            return true;
        });
    }

    @Override
    public int applyRemote(FeedPage page) {
        return turns.write(work -> {
            work.touched().byRemote();
            return expected(work.state(), page) ? apply(work, page) : 0;
        });
    }

    @Override
    public long vanishing(FeedPage page) {
        return turns.read(state -> {
            Work trial = new Work(turns.world().aside(), state);
            if (expected(state, page)) {
                apply(trial, page);
            }
            return state.records().where(Row::live).stream()
                    .filter(row -> !trial.find(row.key()).map(Row::live).orElse(false))
                    .count();
        });
    }

    @Override
    public long live() {
        return turns.read(state -> (long) state.records().where(Row::live).size());
    }

    @Override
    public int preview(String remote, List<RemoteRecord> records) {
        return turns.write(work -> {
            work.touched().byRemote();
            FeedPosition feed = Feed.position(work.state());
            Instant heard = feed.serverTime().orElseGet(work.world()::now);
            return feed.remote().equals(Optional.of(remote))
                    ? merge(work, records, heard, FeedPage.Vanishing.TAKE)
                    : 0;
        });
    }

    @Override
    public Digest digest(RecordType type) {
        return turns.read(state -> Hashes.of(state, type, "").digest());
    }

    @Override
    public Buckets buckets(RecordType type, String prefix) {
        return turns.read(state -> Hashes.of(state, type, prefix).buckets());
    }

    @Override
    public int requeue(Map<RecordKey, Long> versions) {
        return turns.write(work -> {
            List<Row> lost = versions.keySet().stream().sorted()
                    .flatMap(key -> work.find(key).stream())
                    .filter(row -> work.state().pending(row.key()).isEmpty())
                    .filter(row -> row.stored().version() > versions.getOrDefault(row.key(), 0L))
                    .toList();
            for (Row row : lost) {
                long there = versions.getOrDefault(row.key(), 0L);
                work.lost(row, there, row.stored().seen());
            }
            return lost.size();
        });
    }

    @Override
    public Page<QuarantinedOperation> quarantined(Optional<String> after, int limit) {
        return turns.read(state -> Quarantine.page(state, after, limit));
    }

    @Override
    public boolean retry(UUID opId) {
        return turns.write(work -> Quarantine.retry(work, opId));
    }

    @Override
    public boolean correct(UUID opId, Data data) {
        return turns.write(work -> Quarantine.correct(work, opId, data));
    }

    @Override
    public boolean discard(UUID opId) {
        return turns.write(work -> Quarantine.discard(work, opId));
    }

    private static boolean expected(State state, FeedPage page) {
        FeedPosition feed = Feed.position(state);
        return feed.remote().equals(Optional.of(page.remote())) && feed.cursor().equals(page.start());
    }

    private static int apply(Work work, FeedPage page) {
        State before = work.state();
        int changed = merge(work, page.records(), page.serverTime(), page.vanishing());
        Feed.advance(work, page.cursor(), page.serverTime());
        if (!page.last()) {
            Feed.vanished(work, page.records().stream().map(RemoteRecord::key).distinct()
                    .filter(key -> lives(before, key) && !lives(work.state(), key)).count());
            return changed;
        }
        Feed.end(work);
        return Feed.position(before).full() ? changed + Epoch.end(work, page) : changed;
    }

    private static boolean lives(State state, RecordKey key) {
        return state.records().find(key).filter(Row::live).isPresent();
    }

    private static int merge(Work work, List<RemoteRecord> records, Instant serverTime,
            FeedPage.Vanishing vanishing) {
        Merge merge = new Merge(work, serverTime, vanishing);
        return (int) records.stream().filter(merge::merge).count();
    }

    private static boolean empty(State state) {
        return state.records().size() == 0 && state.queue().size() == 0;
    }

    private static long count(State state, Queued.State where) {
        return state.queued().stream().filter(operation -> operation.state() == where).count();
    }
}
