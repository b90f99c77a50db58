package org.larder.store.jdbc;

import java.time.Duration;
import java.util.Arrays;
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
import org.larder.rules.HybridClock;

/** The sync manager's side: each method is one transaction, or several if others wait. */
final class JdbcSyncStore implements SyncStore {

    private static final Sql ANY = new Sql("looking for records", "SELECT 1 FROM META WHERE"
            + " EXISTS (SELECT 1 FROM PRODUCT) OR EXISTS (SELECT 1 FROM CONSUMPTION) OR EXISTS (SELECT 1 FROM GOAL)"
            + " OR EXISTS (SELECT 1 FROM PENDING_OPERATION) FETCH FIRST 1 ROWS ONLY");

    private final Transactions transactions;
    private final HybridClock clock;
    private final Remembered remembered;

    JdbcSyncStore(Transactions transactions, HybridClock clock, Remembered remembered) {
        this.transactions = transactions;
        this.clock = clock;
        this.remembered = remembered;
    }

    @Override
    public QueueCounts counts() {
        return transactions.read(remembered.tally()::counts);
    }

    @Override
    public FeedPosition feed() {
        return transactions.read(session -> new Meta(session).feed());
    }

    @Override
    public boolean empty() {
        return transactions.read(JdbcSyncStore::empty);
    }

    @Override
    public void attach(String remote) {
        transactions.write(tx -> {
            Optional<String> known = tx.meta().feed().remote();
            if (known.isEmpty() && empty(tx.session())) {
                tx.meta().attach(remote);
            } else if (!known.equals(Optional.of(remote))) {
                new FullPull(tx).beginElsewhere(remote);
            }
            return true;
        });
    }

    @Override
    public void restartFeed() {
        transactions.write(tx -> {
            tx.meta().beginFullPull();
            return true;
        });
    }

    @Override
    public void clockOffset(Duration offset) {
        clock.offset(offset);
    }

    @Override
    public List<FrozenOperation> takeBatch(int maxOps, int maxBytes, Set<UUID> except) {
        Sending.Taken taken = Sending.Taken.NOTHING;
        while (taken.more()) {
            Sending.Taken before = taken;
            taken = transactions.write(tx -> new Sending(tx, maxOps, maxBytes, transactions::awaited, before)
                    .take(except));
        }
        return taken.batch();
    }

    @Override
    public void settle(List<Settlement> settlements) {
        int settled = 0;
        do {
            List<Settlement> left = settlements.subList(settled, settlements.size());
            settled += transactions.write(tx -> {
                tx.changes().remote();
                return Settling.settle(tx, left, transactions::awaited);
            });
        } while (settled < settlements.size());
    }

    @Override
    public int applyRemote(FeedPage page) {
        Merged merged = Merged.NOTHING;
        do {
            Merged before = merged;
            merged = transactions.write(tx -> {
                tx.changes().remote();
                return Merging.apply(tx, page, before, transactions::awaited);
            });
        } while (!merged.whole());
        return merged.changed();
    }

    @Override
    public long vanishing(FeedPage page) {
        return transactions.read(session -> Foresight.vanishing(session, page));
    }

    @Override
    public long live() {
        return transactions.read(session -> {
            Reader reader = new Reader(session, remembered);
            return Arrays.stream(RecordType.values()).mapToLong(reader::count).sum();
        });
    }

    @Override
    public int preview(String remote, List<RemoteRecord> records) {
        return transactions.write(tx -> {
            tx.changes().remote();
            return Merging.preview(tx, remote, records);
        });
    }

    @Override
    public Digest digest(RecordType type) {
        return transactions.read(session -> Digests.of(session, type));
    }

    @Override
    public Buckets buckets(RecordType type, String prefix) {
        return transactions.read(session -> Digests.buckets(session, type, prefix));
    }

    @Override
    public int requeue(Map<RecordKey, Long> versions) {
        return transactions.write(tx -> new Requeueing(tx).all(versions));
    }

    @Override
    public Page<QuarantinedOperation> quarantined(Optional<String> after, int limit) {
        return transactions.read(session -> Quarantine.page(session, after, limit));
    }

    @Override
    public boolean retry(UUID opId) {
        return transactions.write(tx -> Quarantine.retry(tx, opId));
    }

    @Override
    public boolean correct(UUID opId, Data data) {
        return transactions.write(tx -> Quarantine.correct(tx, opId, data));
    }

    @Override
    public boolean discard(UUID opId) {
        return transactions.write(tx -> Quarantine.discard(tx, opId));
    }

    /** Whether there is nothing that was written or received. */
    static boolean empty(Session session) {
        return session.first(ANY, row -> row.getInt(1)).isEmpty();
    }
}
