package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.larder.api.model.Data;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;

/** Every edit of a run, in its order. Used with the turn. */
final class Book {

    private final Map<RecordKey, List<Deed>> deeds = new TreeMap<>();
    private final Map<String, Deed> byMark = new HashMap<>();
    private final Map<RecordKey, Map<Stamp, Deed>> byStamp = new HashMap<>();
    private final Map<String, Deed> latest = new HashMap<>();
    private final Map<Long, Deed> previous = new HashMap<>();
    private final Set<RecordKey> refused = new HashSet<>();
    private boolean absolved;
    private long number;

    long next() {
        return ++number;
    }

    void add(Deed deed) {
        deeds.computeIfAbsent(deed.key(), key -> new ArrayList<>()).add(deed);
        Optional.ofNullable(latest.put(place(deed), deed)).ifPresent(last -> previous.put(deed.number(), last));
        deed.mark().ifPresent(mark -> byMark.put(deed.key() + mark, deed));
        deed.stamp().ifPresent(
                stamp -> byStamp.computeIfAbsent(deed.key(), key -> new HashMap<>()).put(stamp, deed));
    }

    /** Records of which an edit was refused, and is not expected to become of anything. */
    void refuse(RecordKey key) {
        refused.add(key);
    }

    /** What was refused is not any more: nothing has reason to stay behind. */
    void absolve() {
        absolved = true;
    }

    /** Whether an edit of the record may stay behind for ever. */
    boolean excused(RecordKey key) {
        return !absolved && refused.contains(key);
    }

    boolean refused(RecordKey key) {
        return refused.contains(key);
    }

    List<RecordKey> keys() {
        return List.copyOf(deeds.keySet());
    }

    List<RecordKey> keys(RecordType type) {
        return deeds.keySet().stream().filter(key -> key.type() == type).toList();
    }

    List<Deed> of(RecordKey key) {
        return Optional.ofNullable(deeds.get(key)).orElse(List.of());
    }

    /** The edit that gave a record this value. */
    Optional<Deed> find(RecordKey key, Data data) {
        return Optional.ofNullable(byMark.get(key + Deed.mark(data)));
    }

    /** The edit that made that operation. */
    Optional<Deed> find(Operation operation) {
        return find(operation.key(), operation.lastModified())
                .or(() -> operation.data().flatMap(data -> find(operation.key(), data)));
    }

    Optional<Deed> find(RecordKey key, Stamp stamp) {
        return Optional.ofNullable(byStamp.get(key)).flatMap(all -> Optional.ofNullable(all.get(stamp)));
    }

    /** Edits that the person knew of who made this one: what the record said, and what was made there before. */
    List<Deed> causes(Deed deed) {
        List<Deed> causes = new ArrayList<>();
        deed.seen().ifPresent(causes::add);
        Optional.ofNullable(previous.get(deed.number())).ifPresent(causes::add);
        return causes;
    }

    /** Whether a later edit of the record was made on the same machine. */
    boolean replaced(Deed deed) {
        return Optional.ofNullable(latest.get(place(deed))).filter(last -> last.number() > deed.number()).isPresent();
    }

    private static String place(Deed deed) {
        return deed.machine() + " " + deed.key();
    }
}
