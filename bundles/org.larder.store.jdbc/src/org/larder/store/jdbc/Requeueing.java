package org.larder.store.jdbc;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.larder.api.model.RecordKey;

/** Queues records again that the remote lost, has in an older version, or deleted although they are wanted. */
final class Requeueing {

    private final Transaction tx;

    Requeueing(Transaction tx) {
        this.tx = tx;
    }

    /** Queues what the record says, with the stamp that it has. */
    void again(StoredRecord record, long baseVersion) {
        tx.operations().insert(tx.newOpId(), record.key(), baseVersion, true);
        tx.changes().touch(record.key());
    }

    /** Queues what the remote had once. */
    void lost(StoredRecord record, long baseVersion) {
        if (record.version() > 0) {
            tx.bases().put(record.at(baseVersion));
        }
        again(record, baseVersion);
    }

    /**
     * Queues what a live record says as an edit of now, which follows its deletion and wins.
     *
     * @param tombstone what the remote said; empty if it only says nothing of the record any more
     */
    void alive(StoredRecord record, Optional<StoredRecord> tombstone) {
        tx.bases().put(tombstone.orElseGet(() -> record.at(0)));
        long version = tombstone.map(StoredRecord::version).orElse(0L);
        Optional<Instant> synced = tombstone.flatMap(StoredRecord::synced).or(record::synced);
        tx.records().write(Optional.of(record), new StoredRecord(record.key(), record.text(), tx.clock().tick(),
                version, synced, record.created(), tx.meta().fullPull(), Optional.empty()), record.data());
        again(record, version);
    }

    /** @return how many were queued */
    int all(Map<RecordKey, Long> versions) {
        return (int) new TreeMap<>(versions).entrySet().stream()
                .filter(each -> lost(each.getKey(), each.getValue()))
                .count();
    }

    private boolean lost(RecordKey key, long version) {
        tx.session().about(key);
        Optional<StoredRecord> newer = tx.records().find(key).filter(record -> record.version() > version)
                .filter(record -> tx.operations().of(key).isEmpty());
        newer.ifPresent(record -> {
            tx.records().version(record, version, Optional.empty(), record.seen());
            lost(record, version);
        });
        return newer.isPresent();
    }
}
