package org.larder.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.store.Commit;

/** The edits that somebody waits for, and the records of which are to be looked at. Thread-safe. */
final class Watches {

    private final Map<RecordKey, Set<Watch>> all = new HashMap<>();
    private final Set<RecordKey> due = new LinkedHashSet<>();

    /** Adds one, to be looked at. */
    synchronized void add(Watch watch) {
        all.computeIfAbsent(watch.key(), key -> new LinkedHashSet<>()).add(watch);
        due.add(watch.key());
    }

    synchronized void remove(Watch watch) {
        Set<Watch> watches = all.getOrDefault(watch.key(), new LinkedHashSet<>());
        watches.remove(watch);
        if (watches.isEmpty()) {
            all.remove(watch.key());
        }
    }

    /**
     * The records that a commit changed are to be looked at.
     *
     * @return whether any is
     */
    synchronized boolean touched(Commit commit) {
        commit.ids().forEach((type, ids) -> ids.ifPresentOrElse(few -> touched(type, few), () -> touched(type)));
        return !due.isEmpty();
    }

    /** Takes the edits of some records that are to be looked at. */
    synchronized List<Watch> take(int mostRecords) {
        List<RecordKey> taken = due.stream().limit(mostRecords).toList();
        taken.forEach(due::remove);
        return taken.stream().flatMap(key -> all.getOrDefault(key, Set.of()).stream()).toList();
    }

    /** They could not be looked at. */
    synchronized void again(Collection<Watch> watches) {
        watches.forEach(watch -> due.add(watch.key()));
    }

    synchronized boolean anyDue() {
        return !due.isEmpty();
    }

    synchronized List<Watch> all() {
        return all.values().stream().flatMap(Set::stream).toList();
    }

    private void touched(RecordType type, Set<String> ids) {
        ids.stream().map(id -> new RecordKey(type, id)).filter(all::containsKey).forEach(due::add);
    }

    private void touched(RecordType type) {
        all.keySet().stream().filter(key -> key.type() == type).forEach(due::add);
    }
}
