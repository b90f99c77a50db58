package org.larder.transport.folder;

import java.nio.file.Path;
import java.util.Optional;

/** How far a file of a log was read. Used under the lock of the folder. */
final class LogFile {

    private final LogName log;
    private final Path path;
    private final int first;
    private Optional<Header> header = Optional.empty();
    private Optional<Disk.Found> seen = Optional.empty();
    private Optional<String> fault = Optional.empty();
    private int headerBytes;
    private int offset;
    private int next;
    private int considered;

    LogFile(LogName log, Path path, int first) {
        this.log = log;
        this.path = path;
        this.first = first;
        next = first;
    }

    LogName log() {
        return log;
    }

    Path path() {
        return path;
    }

    /** The place of its first operation, as its name says. */
    int first() {
        return first;
    }

    /** The place of the next operation to be read. */
    int next() {
        return next;
    }

    /** Where that operation begins, or will. */
    int offset() {
        return offset;
    }

    Optional<Header> header() {
        return header;
    }

    int headerBytes() {
        return headerBytes;
    }

    /** Why it is not read further. */
    Optional<String> fault() {
        return fault;
    }

    /** Whether it is as it was when it was last read to its end. */
    boolean unchanged(Disk.Found now) {
        return seen.equals(Optional.of(now));
    }

    /** It is read from the beginning. */
    void begin(Header newHeader, int bytes) {
        header = Optional.of(newHeader);
        headerBytes = bytes;
        offset = bytes;
        next = first;
        fault = Optional.empty();
        considered = Math.max(considered, bytes + newHeader.packed());
    }

    /** How large it was when it was last packed, or found not worth it. */
    int considered() {
        return considered;
    }

    /** It was not worth packing. */
    void consider() {
        considered = offset;
    }

    /** An operation was read. */
    void pass(int end) {
        offset = end;
        next++;
    }

    /** It was read as far as it can be; it is left alone until it changes. */
    void rest(Disk.Found now) {
        seen = Optional.of(now);
    }

    /** It changed: what was wrong with it may be mended. */
    void forgive() {
        fault = Optional.empty();
    }

    /** It is not read any further. */
    void blame(String why) {
        fault = Optional.of(log + "/" + path.getFileName() + ": " + why);
    }
}
