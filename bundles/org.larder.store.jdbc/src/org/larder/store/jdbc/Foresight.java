package org.larder.store.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.FeedPage;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.api.store.FeedPosition;
import org.larder.rules.PullMerge;

/** How many live records a page would delete if it was merged now. Changes nothing. */
final class Foresight {

    private final Session session;
    private final boolean full;
    private final long pull;
    private final Map<RecordKey, Fate> fates = new HashMap<>();

    private Foresight(Session session, boolean full, long pull) {
        this.session = session;
        this.full = full;
        this.pull = pull;
    }

    static long vanishing(Session session, FeedPage page) {
        Meta meta = new Meta(session);
        FeedPosition feed = meta.feed();
        if (!Merging.expected(page, feed) || page.vanishing() == Vanishing.KEEP) {
            return 0;
        }
        boolean ends = feed.full() && page.last() && page.missing() == Missing.DELETED;
        Foresight foresight = new Foresight(session, feed.full(), meta.fullPull());
        Set<RecordKey> deleted = page.records().stream().filter(RemoteRecord::deleted).map(RemoteRecord::key)
                .collect(Collectors.toSet());
        page.records().stream().filter(record -> ends || deleted.contains(record.key())).forEach(foresight::see);
        long brought = foresight.fates.values().stream().filter(Fate::vanishes).count();
        return ends ? brought + foresight.missing() : brought;
    }

    private void see(RemoteRecord remote) {
        Fate now = Objects.requireNonNull(fates.computeIfAbsent(remote.key(), this::fate));
        fates.put(remote.key(), now.after(remote, full));
    }

    private Fate fate(RecordKey key) {
        Table table = Table.of(key.type());
        boolean pending = Operations.any(session, key);
        return new Fate(session.first(table.find(), table::read, Columns.id(key)), pending, pending, Optional.empty());
    }

    /** What the end of the full pull would find missing; what the page brings is not. */
    private long missing() {
        long all = 0;
        for (Table table : Table.values()) {
            all += session.number(new Sql("counting what the remote deleted", "SELECT COUNT(*) FROM " + table.name()
                    + " R WHERE R.SEEN <> ? AND (R.UTF8 IS NOT NULL OR R.DATA IS NOT NULL) AND R.\"_version\" >= 1 AND NOT EXISTS"
                    + " (SELECT 1 FROM PENDING_OPERATION P" + Hint.PENDING_RECORD + "WHERE P.TYPE = "
                    + Columns.number(table.type()) + " AND P.ID = R.ID)"), pull);
        }
        return all - fates.values().stream().filter(fate -> fate.unseen(pull)).count();
    }

    /**
     * What becomes of a record.
     *
     * @param here how it stands in the store
     * @param pending whether it has an operation
     * @param stays whether it has one, or the page would queue one
     * @param taken what of the page would have replaced it
     */
    private record Fate(Optional<StoredRecord> here, boolean pending, boolean stays, Optional<RemoteRecord> taken) {

        Fate after(RemoteRecord remote, boolean full) {
            if (stays) {
                return this;
            }
            if (here.isEmpty() && taken.isEmpty()) {
                return with(remote);
            }
            int order = remote.lastModified().compareTo(
                    taken.map(RemoteRecord::lastModified).orElseGet(() -> here.orElseThrow().stamp()));
            if (full && order < 0) {
                return new Fate(here, pending, true, taken);
            }
            return (full ? order > 0 : newer(remote)) ? with(remote) : this;
        }

        boolean vanishes() {
            return live() && taken.filter(RemoteRecord::deleted).isPresent();
        }

        /** Whether it is among those that the store alone would count as missing. */
        boolean unseen(long pull) {
            return live() && !pending
                    && here.filter(record -> record.seen() != pull && record.version() >= 1).isPresent();
        }

        private boolean live() {
            return here.filter(record -> !record.deleted()).isPresent();
        }

        private boolean newer(RemoteRecord remote) {
            long version = taken.map(RemoteRecord::version).orElseGet(() -> here.orElseThrow().version());
            return PullMerge.of(remote, version, remote.lastModified(), false, false) == PullMerge.TAKE;
        }

        private Fate with(RemoteRecord remote) {
            return new Fate(here, pending, false, Optional.of(remote));
        }
    }
}
