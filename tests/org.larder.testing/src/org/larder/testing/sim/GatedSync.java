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

/** The sync manager's side of a {@link Gate}. */
final class GatedSync implements SyncStore {

    private final Gate gate;

    GatedSync(Gate gate) {
        this.gate = gate;
    }

    private SyncStore behind() {
        return gate.behind().sync();
    }

    @Override
    public QueueCounts counts() {
        return gate.reading(() -> behind().counts());
    }

    @Override
    public FeedPosition feed() {
        return gate.reading(() -> behind().feed());
    }

    @Override
    public boolean empty() {
        return gate.reading(() -> behind().empty());
    }

    @Override
    public void attach(String remote) {
        gate.writing("attach", () -> {
            behind().attach(remote);
            return remote;
        });
    }

    @Override
    public void restartFeed() {
        gate.writing("restartFeed", () -> {
            behind().restartFeed();
            return "";
        });
    }

    @Override
    public void clockOffset(Duration offset) {
        gate.reading(() -> {
            behind().clockOffset(offset);
            return offset;
        });
    }

    @Override
    public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
        return gate.writing("takeBatch", () -> behind().takeBatch(maxOps, maxBytes, except));
    }

    @Override
    public void settle(List<Settlement> settlements) {
        gate.writing("settle", () -> {
            behind().settle(settlements);
            return settlements;
        });
    }

    @Override
    public int applyRemote(FeedPage page) {
        return gate.writing("applyRemote", () -> behind().applyRemote(page));
    }

    @Override
    public long vanishing(FeedPage page) {
        return gate.reading(() -> behind().vanishing(page));
    }

    @Override
    public long live() {
        return gate.reading(() -> behind().live());
    }

    @Override
    public int preview(String remote, List<RemoteRecord> records) {
        return gate.writing("preview", () -> behind().preview(remote, records));
    }

    @Override
    public Digest digest(RecordType type) {
        return gate.reading(() -> behind().digest(type));
    }

    @Override
    public Buckets buckets(RecordType type, String prefix) {
        return gate.reading(() -> behind().buckets(type, prefix));
    }

    @Override
    public int requeue(Map<RecordKey, Long> versions) {
        return gate.writing("requeue", () -> behind().requeue(versions));
    }

    @Override
    public Page<QuarantinedOperation> quarantined(Optional<String> after, int limit) {
        return gate.reading(() -> behind().quarantined(after, limit));
    }

    @Override
    public boolean retry(UUID opId) {
        return gate.writing("retry", () -> behind().retry(opId));
    }

    @Override
    public boolean correct(UUID opId, Data data) {
        return gate.writing("correct", () -> behind().correct(opId, data));
    }

    @Override
    public boolean discard(UUID opId) {
        return gate.writing("discard", () -> behind().discard(opId));
    }
}
