package org.larder.store.jdbc;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.api.store.FeedPosition;
import org.larder.json.RecordJson;
import org.larder.rules.PullMerge;

/** Merges pages of the remote feed (section 7.1 of the contract). */
final class Merging {

    /** So many records are merged at once, whoever waits. */
    private static final int STEP = 16;

    private final Transaction tx;
    private final FullPull fullPull;
    private final Requeueing requeueing;
    private final Referring referring;
    private final Instant serverTime;
    private final Vanishing vanishing;
    private final boolean full;
    private final long seen;
    private final Set<RecordKey> vanished = new HashSet<>();
    private int changed;
    private int merged;

    private Merging(Transaction tx, Instant serverTime, Vanishing vanishing) {
        this.tx = tx;
        this.serverTime = serverTime;
        this.vanishing = vanishing;
        fullPull = new FullPull(tx);
        requeueing = new Requeueing(tx);
        referring = new Referring(tx);
        full = tx.meta().full();
        seen = tx.meta().fullPull();
    }

    /**
     * Merges what is left of a page, or less if others wait; the cursor comes with the last record. A page that is given up
     * in between comes again: what was merged of it changes nothing then.
     *
     * @param before how far it came
     * @param awaited whether others wait for the store
     */
    static Merged apply(Transaction tx, FeedPage page, Merged before, BooleanSupplier awaited) {
        List<RemoteRecord> records = page.records();
        if (!expected(page, tx.meta().feed())) {
            return new Merged(records.size(), before.changed(), Swept.ALL, true);
        }
        Merging merging = new Merging(tx, page.serverTime(), page.vanishing());
        int end = before.records() + merging.merge(records.subList(before.records(), records.size()), awaited);
        tx.meta().vanished(merging.vanished.size());
        int changed = before.changed() + merging.changed;
        Swept swept = end < records.size() ? before.swept() : merging.sweep(page, before.swept(), awaited);
        if (end < records.size() || !swept.whole()) {
            return new Merged(end, changed, swept, false);
        }
        merging.end(page);
        return new Merged(end, changed + swept.gone(), swept, true);
    }

    /** Looks for what the remote lacks, until there is no more, or at some records if others wait. */
    private Swept sweep(FeedPage page, Swept before, BooleanSupplier awaited) {
        if (!page.last() || !full || page.missing() == Missing.UNKNOWN) {
            return Swept.ALL;
        }
        Swept swept = before;
        do {
            swept = fullPull.sweep(page.missing(), page.vanishing(), swept);
        } while (!swept.whole() && !awaited.getAsBoolean());
        return swept;
    }

    private void end(FeedPage page) {
        tx.meta().advance(page.cursor(), page.serverTime());
        if (page.last()) {
            tx.meta().endFeed();
            if (full) {
                tx.meta().endFullPull();
            }
        }
    }

    /** @return records that changed what people see */
    static int preview(Transaction tx, String remote, List<RemoteRecord> records) {
        FeedPosition feed = tx.meta().feed();
        if (!feed.remote().equals(Optional.of(remote))) {
            return 0;
        }
        Merging merging = new Merging(tx, feed.serverTime().orElseGet(tx::now), Vanishing.TAKE);
        merging.merge(records, () -> false);
        return merging.changed;
    }

    /** Whether it is the page that comes next. */
    static boolean expected(FeedPage page, FeedPosition feed) {
        return feed.remote().equals(Optional.of(page.remote())) && feed.cursor().equals(page.start());
    }

    /** @return how many were merged: all, or fewer if others wait */
    private int merge(List<RemoteRecord> records, BooleanSupplier awaited) {
        return Ahead.each(records, Brought::of, brought -> {
            merge(brought);
            merged++;
            return merged % STEP != 0 || !awaited.getAsBoolean();
        });
    }

    private void merge(Brought brought) {
        RemoteRecord remote = brought.remote();
        tx.session().about(remote.key());
        tx.clock().receive(remote.lastModified());
        changed += changes(brought) ? 1 : 0;
    }

    private boolean changes(Brought brought) {
        RemoteRecord remote = brought.remote();
        Optional<StoredRecord> before = tx.records().find(remote.key());
        if (before.isEmpty()) {
            return take(before, brought);
        }
        StoredRecord record = before.get();
        List<PendingOperation> pending = tx.operations().of(remote.key());
        if (full) {
            return pending.isEmpty() ? mergeInFullPull(record, brought) : keepInFullPull(record, remote, pending);
        }
        return switch (PullMerge.of(remote, record.version(), record.stamp(), !pending.isEmpty(), false)) {
            case TAKE -> take(before, brought);
            case KEEP_AS_BASE -> keep(record, remote);
            case IGNORE -> false;
        };
    }

    private boolean take(Optional<StoredRecord> before, Brought brought) {
        RemoteRecord remote = brought.remote();
        boolean vanishes = remote.deleted() && before.filter(record -> !record.deleted()).isPresent();
        if (vanishes && vanishing == Vanishing.KEEP) {
            requeueing.alive(before.orElseThrow(), Optional.of(state(remote)));
            return false;
        }
        Optional<Data> data = remote.data().map(tx.records()::filled);
        StoredRecord after = StoredRecord.of(remote, data.map(brought::text), serverTime, seen);
        before.filter(record -> tx.own(record.stamp()) && !tx.own(after.stamp()) && !record.text().equals(after.text()))
                .ifPresent(record -> tx.ledger()
                        .note(Kind.OVERWRITTEN, record.key(), Ledger.Value.of(record), Ledger.Value.of(after)));
        tx.records().write(before, after, data);
        referring.come(after);
        count(after, vanishes);
        return !after.deleted() || vanishes;
    }

    private void count(StoredRecord after, boolean vanishes) {
        if (vanishes) {
            vanished.add(after.key());
        } else if (!after.deleted()) {
            vanished.remove(after.key());
        }
    }

    private boolean keep(StoredRecord record, RemoteRecord remote) {
        tx.bases().put(state(remote));
        tx.records().version(record, remote.version(), Optional.of(serverTime), seen);
        return false;
    }

    /** Versions of another epoch cannot be compared: the stamp decides, and what is older there goes there again. */
    private boolean mergeInFullPull(StoredRecord record, Brought brought) {
        RemoteRecord remote = brought.remote();
        int order = remote.lastModified().compareTo(record.stamp());
        if (order > 0) {
            return take(Optional.of(record), brought);
        }
        if (order < 0) {
            keep(record, remote);
            requeueing.again(record, remote.version());
        } else {
            tx.records().version(record, remote.version(), Optional.of(serverTime), seen);
        }
        return false;
    }

    /** Operations that wait keep their base version only if the remote still has the very state that they were made on. */
    private boolean keepInFullPull(StoredRecord record, RemoteRecord remote, List<PendingOperation> pending) {
        boolean same = tx.bases().find(remote.key())
                .filter(base -> base.version() == remote.version() && base.stamp().equals(remote.lastModified()))
                .isPresent();
        keep(record, remote);
        if (!same) {
            fullPull.rebase(pending);
        }
        return false;
    }

    private StoredRecord state(RemoteRecord remote) {
        return StoredRecord.of(remote, remote.data().map(RecordJson::text), serverTime, seen);
    }

    /**
     * A record of the page.
     *
     * @param said its text
     */
    private record Brought(RemoteRecord remote, Optional<String> said) {

        static Brought of(RemoteRecord remote) {
            return new Brought(remote, remote.data().map(RecordJson::text));
        }

        /** The text of what it says, perhaps with a snapshot that was filled in. */
        String text(Data data) {
            return remote.data().filter(mine -> mine == data).flatMap(mine -> said)
                    .orElseGet(() -> RecordJson.text(data));
        }
    }
}
