package org.larder.testing.sim;

import java.time.Duration;
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
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPosition;
import org.larder.api.store.Settlement;
import org.larder.api.store.SyncStore;

/** Passes everything on. */
class PassingSync implements SyncStore {

    final SyncStore real;

    PassingSync(SyncStore real) {
        this.real = real;
    }

    @Override
    public QueueCounts counts() {
        return real.counts();
    }

    @Override
    public FeedPosition feed() {
        return real.feed();
    }

    @Override
    public boolean empty() {
        return real.empty();
    }

    @Override
    public void attach(String remote) {
        real.attach(remote);
    }

    @Override
    public void restartFeed() {
        real.restartFeed();
    }

    @Override
    public void clockOffset(Duration offset) {
        real.clockOffset(offset);
    }

    @Override
    public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
        return real.takeBatch(maxOps, maxBytes, except);
    }

    @Override
    public void settle(List<Settlement> settlements) {
        real.settle(settlements);
    }

    @Override
    public int applyRemote(FeedPage page) {
        return real.applyRemote(page);
    }

    @Override
    public long vanishing(FeedPage page) {
        return real.vanishing(page);
    }

    @Override
    public long live() {
        return real.live();
    }

    @Override
    public int preview(String remote, List<RemoteRecord> records) {
        return real.preview(remote, records);
    }

    @Override
    public Digest digest(RecordType type) {
        return real.digest(type);
    }

    @Override
    public Buckets buckets(RecordType type, String prefix) {
        return real.buckets(type, prefix);
    }

    @Override
    public int requeue(Map<RecordKey, Long> versions) {
        return real.requeue(versions);
    }

    @Override
    public Page<QuarantinedOperation> quarantined(Optional<String> after, int limit) {
        return real.quarantined(after, limit);
    }

    @Override
    public boolean retry(UUID opId) {
        return real.retry(opId);
    }

    @Override
    public boolean correct(UUID opId, Data data) {
        return real.correct(opId, data);
    }

    @Override
    public boolean discard(UUID opId) {
        return real.discard(opId);
    }
}
