package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued.State;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.LocalStore;
import org.larder.json.RecordJson;

/**
 * All records that a machine or a server holds, as they can be compared.
 *
 * @param records what they say: version, stamp, data
 * @param quarantined records of which an operation needs a person
 */
record Replica(Map<RecordKey, Line> records, List<RecordKey> quarantined, List<Piece.Noted> ledger) {

    private static final int PAGE = 500;

    /**
     * A record.
     *
     * @param said canonical, but for what a device may fill in by itself
     */
    record Line(long version, String stamp, Optional<String> said, Optional<Data> data) {

        String comparable() {
            return version + " " + stamp + " " + said;
        }
    }

    static Replica of(LocalStore store) {
        Map<RecordKey, Line> records = new TreeMap<>();
        List<RecordKey> quarantined = new ArrayList<>();
        List<Piece.Noted> ledger = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> page = store.contents().pieces(after, PAGE);
            for (Piece piece : page.items()) {
                if (piece instanceof Piece.Stored row) {
                    Optional<Data> data = row.json().map(json -> RecordJson.stored(row.key().type(), json));
                    records.put(row.key(), line(row.version(), row.lastModified().toString(), data));
                } else if (piece instanceof Piece.Queued operation && operation.state() == State.QUARANTINED) {
                    quarantined.add(operation.key());
                } else if (piece instanceof Piece.Noted note) {
                    ledger.add(note);
                }
            }
            after = page.next();
        } while (after.isPresent());
        return new Replica(records, quarantined, ledger);
    }

    static Replica of(List<RemoteRecord> server) {
        Map<RecordKey, Line> records = new TreeMap<>();
        server.forEach(each -> records.put(each.key(),
                line(each.version(), each.lastModified().toString(), each.data())));
        return new Replica(records, List.of(), List.of());
    }

    /** All records of several accounts. */
    static Replica all(Collection<Replica> accounts) {
        Map<RecordKey, Line> records = new TreeMap<>();
        accounts.forEach(each -> records.putAll(each.records));
        return new Replica(records, List.of(), List.of());
    }

    private static Line line(long version, String stamp, Optional<Data> data) {
        return new Line(version, stamp, data.map(Replica::plain).map(each -> RecordJson.hash(each)), data);
    }

    /** A missing snapshot is filled where the product is known, and that is no edit. */
    private static Data plain(Data data) {
        return data instanceof Consumption entry ? entry.withSnapshot(Optional.empty()) : data;
    }

    /** Without what was deleted, of which lists do not tell. */
    Replica live() {
        Map<RecordKey, Line> living = new TreeMap<>(records);
        living.values().removeIf(line -> line.data().isEmpty());
        return new Replica(living, quarantined, ledger);
    }

    /** The first record that is not the same in both. */
    Optional<String> difference(Replica other) {
        var keys = new TreeSet<>(records.keySet());
        keys.addAll(other.records.keySet());
        keys.removeAll(quarantined);
        keys.removeAll(other.quarantined);
        for (RecordKey key : keys) {
            Optional<Line> mine = Optional.ofNullable(records.get(key));
            Optional<Line> theirs = Optional.ofNullable(other.records.get(key));
            if (!mine.map(Line::comparable).equals(theirs.map(Line::comparable))) {
                return Optional.of(key + " is " + text(mine) + " and " + text(theirs));
            }
        }
        return Optional.empty();
    }

    private static String text(Optional<Line> line) {
        return line.map(each -> each.version + " " + each.stamp + " " + each.data.map(Deed::mark).orElse("deleted"))
                .orElse("not there");
    }

    Optional<Data> data(RecordKey key) {
        return Optional.ofNullable(records.get(key)).flatMap(Line::data);
    }
}
