package org.larder.transport.folder;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.larder.testing.transport.Sent;

/** What a device knows of the records, and how far it has read; it outlives the device's process. */
final class Replica {

    private final String device;
    private final Map<RecordKey, RemoteRecord> records = new HashMap<>();
    private Optional<String> cursor = Optional.empty();

    Replica(String device) {
        this.device = device;
    }

    String device() {
        return device;
    }

    Map<RecordKey, RemoteRecord> records() {
        return records;
    }

    Optional<String> cursor() {
        return cursor;
    }

    /** An edit of the record as this device knows it, with a clock that is anywhere. */
    FrozenOperation edit(SplittableRandom random, RecordKey key) {
        long base = Optional.ofNullable(records.get(key)).map(RemoteRecord::version).orElse(0L);
        var stamp = Sent.at(random.nextInt(300), device);
        return random.nextInt(4) == 0
                ? Sent.delete(key, base, stamp)
                : Sent.put(key, base, stamp, "Food " + random.nextInt(1000) + " of the market".repeat(12));
    }

    void heed(Outcome outcome) {
        outcome.state().ifPresent(this::take);
    }

    /** Reads the feed to its end; from the beginning if the remote does not know the cursor any more. */
    void follow(SyncTransport transport, int limit) {
        try {
            toTheEnd(transport, limit);
        } catch (TransportException e) {
            if (e.retryClass() != RetryClass.RESYNC) {
                throw e;
            }
            cursor = Optional.empty();
            toTheEnd(transport, limit);
        }
    }

    private void toTheEnd(SyncTransport transport, int limit) {
        boolean more = true;
        while (more) {
            PullPage page = transport.pull(cursor, limit);
            page.changes().forEach(this::take);
            cursor = Optional.of(page.cursor());
            more = page.hasMore();
        }
    }

    private void take(RemoteRecord record) {
        records.merge(record.key(), record, (old, now) -> now.version() > old.version() ? now : old);
    }
}
