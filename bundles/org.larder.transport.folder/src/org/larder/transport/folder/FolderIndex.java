package org.larder.transport.folder;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.json.RecordJson;
import org.larder.rules.LastWriter;
import org.larder.rules.LastWriter.Claim;

/**
 * The state of the folder: a function of the set of operations seen, whatever their order. The records' data stay on disk.
 * Used under the lock of the folder.
 */
final class FolderIndex {

    private final Disk disk;
    private final Seal seal;
    private final TreeMap<LogName, DeviceLog> logs = new TreeMap<>();
    private final TreeMap<RecordKey, Standing> records = new TreeMap<>();
    private final Map<UUID, Known> known = new HashMap<>();
    private final Set<Variant> variants = new HashSet<>();
    private List<String> strays = List.of();

    FolderIndex(Disk disk, Seal seal) {
        this.disk = disk;
        this.seal = seal;
    }

    /**
     * An operation that was seen.
     *
     * @param hash names it as a whole
     * @param lost whether it had lost when it was written
     */
    record Known(Standing standing, long hash, long millis, int counter, boolean lost) {

        private boolean same(Entry entry, Entry.Op op) {
            return hash == entry.hash() && standing.key().equals(op.key()) && millis == op.stamp().millis()
                    && counter == op.stamp().counter();
        }
    }

    /** An operation whose opId was seen with another content or stamp. */
    private record Variant(UUID opId, RecordKey key, String stamp, long hash) {
    }

    DeviceLog log(LogName name) {
        return logs.computeIfAbsent(name, DeviceLog::new);
    }

    Optional<DeviceLog> find(LogName name) {
        return Optional.ofNullable(logs.get(name));
    }

    /** By name. */
    Collection<DeviceLog> logs() {
        return logs.values();
    }

    /** By type and id. */
    NavigableMap<RecordKey, Standing> records() {
        return records;
    }

    Optional<Standing> standing(RecordKey key) {
        return Optional.ofNullable(records.get(key));
    }

    Optional<Known> known(UUID opId) {
        return Optional.ofNullable(known.get(opId));
    }

    /** Files that are not read, and why, as the last look found them. */
    List<String> strays() {
        return strays;
    }

    void strays(List<String> found) {
        strays = List.copyOf(found);
    }

    /** What keeps logs from being read to their ends. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(strays);
        logs.values().forEach(log -> faults.addAll(log.faults()));
        return faults;
    }

    /** The next operation of a log. */
    void add(DeviceLog log, Entry entry, Standing.Line line) throws IOException {
        Optional<Standing> standing = entry.content() instanceof Entry.Op op
                ? Optional.of(take(entry, op, line))
                : Optional.empty();
        log.add(entry, standing);
    }

    private Standing take(Entry entry, Entry.Op op, Standing.Line line) throws IOException {
        Optional<Standing> there = standing(op.key());
        if (there.isEmpty()) {
            Standing made = new Standing(op, line);
            records.put(op.key(), made);
            isNew(entry, op, made);
            return made;
        }
        Standing standing = there.get();
        boolean wins = compare(op, standing) > 0;
        if (isNew(entry, op, standing)) {
            standing.count(op.stamp());
            if (wins) {
                standing.become(op, line);
            }
        }
        return standing;
    }

    private boolean isNew(Entry entry, Entry.Op op, Standing standing) {
        Optional<Known> before = known(op.opId());
        if (before.isEmpty()) {
            known.put(op.opId(),
                    new Known(standing, entry.hash(), op.stamp().millis(), op.stamp().counter(), op.lost()));
            return true;
        }
        return !before.get().same(entry, op)
                && variants.add(new Variant(op.opId(), op.key(), op.stamp().toString(), entry.hash()));
    }

    /** Above 0 if the operation takes the record, 0 if both say the same, below 0 if it has lost. */
    int compare(Entry.Op op, Standing standing) throws IOException {
        if (!op.stamp().equals(standing.stamp())) {
            return op.stamp().compareTo(standing.stamp());
        }
        String held = hash(standing.deleted() ? Optional.empty() : data(standing));
        return LastWriter.compare(new Claim(op.stamp(), op.delete(), () -> hash(op.data())),
                new Claim(standing.stamp(), standing.deleted(), () -> held));
    }

    private static String hash(Optional<Data> data) {
        return data.map(RecordJson::hash).orElse("");
    }

    /** The record as it stands. */
    RemoteRecord record(Standing standing) throws IOException {
        Optional<Data> data = standing.deleted() ? Optional.empty() : data(standing);
        return new RemoteRecord(standing.key(), standing.version(), standing.stamp(), standing.createdAt(), data);
    }

    private Optional<Data> data(Standing standing) throws IOException {
        Standing.Line line = standing.line();
        byte[] bytes = disk.read(line.file().path(), line.offset(), line.length());
        if (Frame.read(bytes, 0) instanceof Frame.Whole whole) {
            Optional<Entry> entry = entry(line.file().log(), line.n(), whole);
            if (entry.isPresent() && entry.get().n() == line.n() && entry.get().content() instanceof Entry.Op op
                    && op.key().equals(standing.key()) && op.stamp().equals(standing.stamp()) && !op.ghost()) {
                return op.data();
            }
        }
        throw new MovedException();
    }

    /** The operation of a line; empty if it cannot be opened or is none. */
    Optional<Entry> entry(LogName log, int n, Frame.Whole line) {
        try {
            return EntryText.of(seal.open(seat(log, n), line.payload()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Names the place of an operation to the seal. */
    static String seat(LogName log, int n) {
        return log + "/" + n;
    }

    /** A file says something else than when it was read. */
    static final class MovedException extends IOException {

        private static final long serialVersionUID = 1L;

        MovedException() {
            super("a log was written anew while it was read");
        }
    }
}
