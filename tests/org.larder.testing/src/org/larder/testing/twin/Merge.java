package org.larder.testing.twin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.rules.PullMerge;

/** What a page of the feed does (section 7.1 of the contract). */
final class Merge {

    private final Work work;
    private final Instant serverTime;
    private final boolean full;
    private final long pull;

    private final boolean keeps;

    Merge(Work work, Instant serverTime, FeedPage.Vanishing vanishing) {
        this.work = work;
        this.serverTime = serverTime;
        keeps = vanishing == FeedPage.Vanishing.KEEP;
        full = Feed.position(work.state()).full();
        pull = Feed.fullPull(work.state());
    }

    /** @return whether people see a change */
    boolean merge(RemoteRecord remote) {
        work.world().stamps().receive(remote.lastModified());
        Optional<Row> before = work.find(remote.key());
        if (before.isEmpty()) {
            return take(before, remote);
        }
        return full ? again(before.get(), remote) : news(before.get(), remote);
    }

    private boolean news(Row row, RemoteRecord remote) {
        boolean pending = !work.state().pending(row.key()).isEmpty();
        return switch (PullMerge.of(remote, row.stored().version(), row.stored().lastModified(), pending, false)) {
            case TAKE -> take(Optional.of(row), remote);
            case KEEP_AS_BASE -> keep(row, remote);
            case IGNORE -> false;
        };
    }

    /** In a full pull versions say nothing; the newer stamp wins, and what is older there is queued for it. */
    private boolean again(Row row, RemoteRecord remote) {
        if (!work.state().pending(row.key()).isEmpty()) {
            return againUnderEdit(row, remote);
        }
        int order = remote.lastModified().compareTo(row.stored().lastModified());
        if (order > 0) {
            return take(Optional.of(row), remote);
        }
        if (order == 0) {
            work.version(row, remote.version(), Optional.of(serverTime), pull);
            return false;
        }
        keep(row, remote);
        work.queue(row.key(), remote.version(), true, work.world().newOpId());
        return false;
    }

    private boolean againUnderEdit(Row row, RemoteRecord remote) {
        boolean same = work.base(row.key())
                .filter(base -> base.version() == remote.version()
                        && base.lastModified().equals(remote.lastModified()))
                .isPresent();
        keep(row, remote);
        if (!same) {
            rebase(work, row, 0);
        }
        return false;
    }

    private boolean keep(Row row, RemoteRecord remote) {
        work.base(Work.base(remote, serverTime));
        work.version(row, remote.version(), Optional.of(serverTime), pull);
        return false;
    }

    private boolean take(Optional<Row> before, RemoteRecord remote) {
        if (keeps && remote.deleted() && before.map(Row::live).orElse(false)) {
            work.base(Work.base(remote, serverTime));
            work.insist(before.orElseThrow(), remote.version(), Optional.of(serverTime));
            return false;
        }
        Optional<Data> data = remote.data().map(work::filled);
        Row after = work.write(remote.key(), data, remote.lastModified(), remote.version(), Optional.of(serverTime),
                remote.createdAt(), pull);
        Referring.come(work, after.key(), after.live());
        before.filter(row -> replacedByOther(row, after))
                .ifPresent(row -> work.note(Kind.OVERWRITTEN, row.key(), row.value(), after.value()));
        return after.live() || before.filter(Row::live).isPresent();
    }

    private boolean replacedByOther(Row row, Row after) {
        Piece.Stored mine = row.stored();
        Piece.Stored theirs = after.stored();
        return work.world().own(mine.lastModified()) && !work.world().own(theirs.lastModified())
                && !mine.json().equals(theirs.json());
    }

    /** Operations that wait or are quarantined are made on that version from now on. */
    static void rebase(Work work, Row row, long version) {
        List<Queued> pending = work.state().pending(row.key());
        pending.stream()
                .filter(operation -> !Operations.inFlight(operation))
                .forEach(operation -> work.put(Operations.rebased(operation, version)));
    }
}
