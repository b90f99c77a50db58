package org.larder.store.switching;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

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

/** The sync manager's side of the store behind the gate. */
final class GatedSyncStore implements SyncStore {

    private final Gate gate;

    GatedSyncStore(Gate gate) {
        this.gate = gate;
    }

    @Override
    public QueueCounts counts() {
        return ask(SyncStore::counts);
    }

    @Override
    public FeedPosition feed() {
        return ask(SyncStore::feed);
    }

    @Override
    public boolean empty() {
        return ask(SyncStore::empty);
    }

    @Override
    public void attach(String remote) {
        tell(store -> store.attach(remote));
    }

    @Override
    public void restartFeed() {
        tell(SyncStore::restartFeed);
    }

    @Override
    public void clockOffset(Duration offset) {
        tell(store -> store.clockOffset(offset));
    }

    @Override
    public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
        return ask(store -> store.takeBatch(maxOps, maxBytes, except));
    }

    @Override
    public void settle(List<Settlement> settlements) {
        tell(store -> store.settle(settlements));
    }

    @Override
    public int applyRemote(FeedPage page) {
        return ask(store -> store.applyRemote(page));
    }

    @Override
    public long vanishing(FeedPage page) {
        return ask(store -> store.vanishing(page));
    }

    @Override
    public long live() {
        return ask(SyncStore::live);
    }

    @Override
    public int preview(String remote, List<RemoteRecord> records) {
        return ask(store -> store.preview(remote, records));
    }

    @Override
    public Digest digest(RecordType type) {
        return ask(store -> store.digest(type));
    }

    @Override
    public Buckets buckets(RecordType type, String prefix) {
        return ask(store -> store.buckets(type, prefix));
    }

    @Override
    public int requeue(Map<RecordKey, Long> versions) {
        return ask(store -> store.requeue(versions));
    }

    @Override
    public Page<QuarantinedOperation> quarantined(Optional<String> after, int limit) {
        return ask(store -> store.quarantined(after, limit));
    }

    @Override
    public boolean retry(UUID opId) {
        return ask(store -> store.retry(opId));
    }

    @Override
    public boolean correct(UUID opId, Data data) {
        return ask(store -> store.correct(opId, data));
    }

    @Override
    public boolean discard(UUID opId) {
        return ask(store -> store.discard(opId));
    }

    private <T> T ask(Function<SyncStore, T> question) {
        return gate.call(store -> question.apply(store.sync()));
    }

    private void tell(Consumer<SyncStore> action) {
        gate.call(store -> {
            action.accept(store.sync());
            return store;
        });
    }
}
