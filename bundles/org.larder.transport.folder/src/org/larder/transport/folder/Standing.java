package org.larder.transport.folder;

import java.time.Instant;

import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

/**
 * What the operations seen so far make of a record. Its data stay in the log. Used under the lock of the folder.
 */
final class Standing {

    private final RecordKey key;
    private Stamp stamp;
    private boolean deleted;
    private Line line;
    private long firstMillis;
    private int version = 1;

    /**
     * Where an operation stands.
     *
     * @param n its place in the log
     * @param offset of its line
     * @param length of its line
     */
    record Line(LogFile file, int n, int offset, int length) {
    }

    Standing(Entry.Op first, Line line) {
        key = first.key();
        stamp = first.stamp();
        deleted = first.delete();
        firstMillis = first.stamp().millis();
        this.line = line;
    }

    RecordKey key() {
        return key;
    }

    /** The number of distinct operations. */
    int version() {
        return version;
    }

    /** Of the operation in force. */
    Stamp stamp() {
        return stamp;
    }

    boolean deleted() {
        return deleted;
    }

    /** Of the operation in force. */
    Line line() {
        return line;
    }

    /** The time of the least stamp. */
    Instant createdAt() {
        return Instant.ofEpochMilli(firstMillis);
    }

    /** Another operation. */
    void count(Stamp other) {
        version++;
        firstMillis = Math.min(firstMillis, other.millis());
    }

    /** The operation is in force. */
    void become(Entry.Op op, Line where) {
        stamp = op.stamp();
        deleted = op.delete();
        line = where;
    }

    /** The operation in force stands elsewhere now. */
    void move(Line where) {
        line = where;
    }
}
