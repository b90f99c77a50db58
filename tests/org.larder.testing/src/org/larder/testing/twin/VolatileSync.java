package org.larder.testing.twin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Digest;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordType;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPosition;
import org.larder.api.store.Settlement;
import org.larder.api.store.SyncStore;
import org.larder.rules.RecordDigest;

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
            FeedPosition feed = Feed.position(work.state());
            boolean expected = feed.remote().equals(Optional.of(page.remote()))
                    && feed.cursor().equals(page.start());
            return expected ? apply(work, page) : 0;
        });
    }

    @Override
    public Digest digest(RecordType type) {
        return turns.read(state -> {
            RecordDigest digest = new RecordDigest();
            for (Row row : state.records().where(row -> row.key().type() == type && row.stored().version() >= 1)) {
                Optional<Piece.Base> base = state.bases().find(row.key());
                digest.add(row.key().id(), row.stored().version(),
                        base.map(said -> said.json().isEmpty()).orElse(!row.live()));
            }
            return digest.digest();
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
    public boolean discard(UUID opId) {
        return turns.write(work -> Quarantine.discard(work, opId));
    }

    private static int apply(Work work, FeedPage page) {
        boolean full = Feed.position(work.state()).full();
        Merge merge = new Merge(work, page);
        int changed = (int) page.records().stream().filter(merge::merge).count();
        Feed.advance(work, page.cursor(), page.serverTime());
        if (page.last() && full) {
            Epoch.end(work);
        }
        return changed;
    }

    private static boolean empty(State state) {
        return state.records().size() == 0 && state.queue().size() == 0;
    }

    private static long count(State state, Queued.State where) {
        return state.queued().stream().filter(operation -> operation.state() == where).count();
    }
}
