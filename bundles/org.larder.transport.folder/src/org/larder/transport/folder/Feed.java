package org.larder.transport.folder;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;

/**
 * The feed: at first all records by type and id, then the records of the operations that came since. Used under the lock of
 * the folder.
 */
record Feed(String folder, FolderIndex index, Instant now, Calls.Call call) {

    private static final int MOST_TOLD = 100;

    PullPage page(Optional<String> cursor, int limit) throws IOException {
        Position end = Position.of(folder, index);
        if (cursor.isEmpty()) {
            return all(new Position(folder, end.marks(), Optional.empty()), Optional.empty(), limit);
        }
        Position from = Position.of(cursor.get());
        if (!from.within(folder, index)) {
            throw new TransportException(RetryClass.RESYNC,
                    "the folder does not hold any more what was read of it: everything is read again");
        }
        return from.behind().isPresent() ? all(from, from.behind(), limit) : since(from, limit);
    }

    private PullPage all(Position begun, Optional<RecordKey> behind, int limit) throws IOException {
        Collection<Standing> rest = behind.map(key -> index.records().tailMap(key, false))
                .orElse(index.records()).values();
        List<Standing> chosen = rest.stream().limit(limit).toList();
        boolean more = chosen.size() < rest.size();
        Optional<RecordKey> last = more ? Optional.of(chosen.get(chosen.size() - 1).key()) : Optional.empty();
        Position next = new Position(folder, begun.marks(), last);
        var refused = new ArrayList<String>();
        if (!more) {
            index.logs().forEach(log -> refused.addAll(log.refused(0, next.read(log.name()))));
        }
        return page(chosen, next, refused);
    }

    private PullPage since(Position from, int limit) throws IOException {
        Set<Standing> chosen = new LinkedHashSet<>();
        var refused = new ArrayList<String>();
        var marks = new TreeMap<>(from.marks());
        for (DeviceLog log : index.logs()) {
            int begin = from.read(log.name());
            int at = begin;
            while (at < log.end() && chosen.size() < limit) {
                at++;
                log.standing(at).ifPresent(chosen::add);
            }
            if (at > begin) {
                marks.put(log.name(), new Position.Mark(at, log.link(at)));
                refused.addAll(log.refused(begin, at));
            }
        }
        return page(chosen, new Position(folder, marks, Optional.empty()), refused);
    }

    private PullPage page(Collection<Standing> chosen, Position next, List<String> refused) throws IOException {
        var changes = new ArrayList<RemoteRecord>();
        for (Standing standing : chosen) {
            call.goOn();
            changes.add(index.record(standing));
        }
        boolean more = !next.equals(Position.of(folder, index));
        if (!more) {
            refused.addAll(index.faults());
        }
        return new PullPage(List.copyOf(changes), next.text(), more, now,
                List.copyOf(refused.subList(0, Math.min(MOST_TOLD, refused.size()))));
    }
}
