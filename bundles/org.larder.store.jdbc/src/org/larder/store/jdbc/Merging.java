package org.larder.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPosition;
import org.larder.json.RecordJson;
import org.larder.rules.PullMerge;

/** Merges pages of the remote feed (section 7.1 of the contract). */
final class Merging {

    private final Transaction tx;
    private final FullPull fullPull;
    private final long seen;

    Merging(Transaction tx) {
        this.tx = tx;
        fullPull = new FullPull(tx);
        seen = tx.meta().fullPull();
    }

    /** @return records that changed what people see */
    int apply(FeedPage page) {
        FeedPosition feed = tx.meta().feed();
        if (!feed.remote().equals(Optional.of(page.remote())) || !feed.cursor().equals(page.start())) {
            return 0;
        }
        int changed = 0;
        for (RemoteRecord remote : page.records()) {
            tx.session().about(remote.key());
            tx.clock().receive(remote.lastModified());
            changed += merge(remote, page.serverTime(), feed.full()) ? 1 : 0;
        }
        tx.meta().advance(page.cursor(), page.serverTime());
        if (page.last() && feed.full()) {
            fullPull.end();
        }
        return changed;
    }

    private boolean merge(RemoteRecord remote, Instant serverTime, boolean full) {
        Optional<StoredRecord> before = tx.records().find(remote.key());
        if (before.isEmpty()) {
            return take(before, remote, serverTime);
        }
        StoredRecord record = before.get();
        List<PendingOperation> pending = tx.operations().of(remote.key());
        if (full) {
            return pending.isEmpty()
                    ? mergeInFullPull(record, remote, serverTime)
                    : keepInFullPull(record, remote, serverTime, pending);
        }
        return switch (PullMerge.of(remote, record.version(), record.stamp(), !pending.isEmpty(), false)) {
            case TAKE -> take(before, remote, serverTime);
            case KEEP_AS_BASE -> keep(record, remote, serverTime);
            case IGNORE -> false;
        };
    }

    private boolean take(Optional<StoredRecord> before, RemoteRecord remote, Instant serverTime) {
        Optional<Data> data = remote.data().map(tx.records()::filled);
        StoredRecord after = StoredRecord.of(remote, data.map(RecordJson::text), serverTime, seen);
        before.filter(record -> tx.own(record.stamp()) && !tx.own(after.stamp()) && !record.text().equals(after.text()))
                .ifPresent(record -> tx.ledger()
                        .note(Kind.OVERWRITTEN, record.key(), Ledger.Value.of(record), Ledger.Value.of(after)));
        tx.records().write(before, after, data);
        return !after.deleted() || before.filter(record -> !record.deleted()).isPresent();
    }

    private boolean keep(StoredRecord record, RemoteRecord remote, Instant serverTime) {
        tx.bases().put(StoredRecord.of(remote, remote.data().map(RecordJson::text), serverTime, seen));
        tx.records().version(record, remote.version(), Optional.of(serverTime), seen);
        return false;
    }

    /** Versions of another epoch cannot be compared: the stamp decides, and what is older there goes there again. */
    private boolean mergeInFullPull(StoredRecord record, RemoteRecord remote, Instant serverTime) {
        int order = remote.lastModified().compareTo(record.stamp());
        if (order > 0) {
            return take(Optional.of(record), remote, serverTime);
        }
        if (order < 0) {
            keep(record, remote, serverTime);
            fullPull.queueAgain(record, remote.version());
        } else {
            tx.records().version(record, remote.version(), Optional.of(serverTime), seen);
        }
        return false;
    }

    /** Operations that wait keep their base version only if the remote still has the very state that they were made on. */
    private boolean keepInFullPull(StoredRecord record, RemoteRecord remote, Instant serverTime,
            List<PendingOperation> pending) {
        boolean same = tx.bases().find(remote.key())
                .filter(base -> base.version() == remote.version() && base.stamp().equals(remote.lastModified()))
                .isPresent();
        keep(record, remote, serverTime);
        if (!same) {
            fullPull.rebase(pending);
        }
        return false;
    }
}
