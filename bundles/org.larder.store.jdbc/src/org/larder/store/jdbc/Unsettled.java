package org.larder.store.jdbc;

import java.util.Optional;

import org.larder.api.model.RecordKey;

/**
 * Remembers which records may have an operation, so that nobody asks the database about the many that have none. In a fixed
 * space it counts operations by a hash of their record; so it says yes too often, never no wrongly. Filled when somebody
 * reads first, kept current after every commit; whoever asks keeps writers away meanwhile.
 */
final class Unsettled {

    private static final Sql ALL = new Sql("reading the queue",
            "SELECT TYPE, ID FROM PENDING_OPERATION" + Hint.PENDING_RECORD);
    private static final int COUNTERS = 1 << 18;
    private static final int MOST = 0xff;

    private Optional<byte[]> counters = Optional.empty();

    synchronized boolean may(RecordKey key) {
        return counters.map(all -> all[counter(key)] != 0).orElse(true);
    }

    /** @param session sees only what was committed */
    synchronized void fill(Session session) {
        if (counters.isEmpty()) {
            counters = Optional.of(new byte[COUNTERS]);
            session.each(ALL, row -> {
                change(Columns.key(row, 1, 2), 1);
                return true;
            });
        }
    }

    /** @param by how many operations more a record has */
    synchronized void change(RecordKey key, int by) {
        counters.ifPresent(all -> {
            int counter = counter(key);
            int count = all[counter] & MOST;
            if (count < MOST) {
                all[counter] = (byte) Math.min(MOST, count + by);
            }
        });
    }

    /** Everything may have changed. */
    synchronized void forget() {
        counters = Optional.empty();
    }

    private static int counter(RecordKey key) {
        int hash = key.hashCode() * 0x9E3779B1;
        return hash >>> Integer.SIZE - Integer.numberOfTrailingZeros(COUNTERS);
    }
}
