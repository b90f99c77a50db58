package org.larder.store.switching;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.larder.api.maintenance.Difference;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreReader;

/** What two stores say otherwise of the same records: reads both once, by key. Used by one thread. */
final class Comparing {

    private static final int PARTS = 4;

    private final LocalStore now;
    private final LocalStore then;

    Comparing(LocalStore now, LocalStore then) {
        this.now = now;
        this.then = then;
    }

    /** How far both were read: the pages under way, and the last record. */
    private record Position(Optional<String> now, Optional<String> then, Optional<RecordKey> past) {

        static final Position START = new Position(Optional.empty(), Optional.empty(), Optional.empty());

        static Position of(String text) {
            String[] parts = text.split("\\.", -1);
            if (parts.length != PARTS) {
                throw new MaintenanceException("That is no place in a list of differences: " + text);
            }
            return new Position(decode(parts[0]), decode(parts[1]), Optional.of(
                    new RecordKey(RecordType.valueOf(parts[2]), parts[3])));
        }

        String text() {
            return encode(now) + '.' + encode(then) + '.'
                    + past.map(key -> key.type().name() + '.' + key.id()).orElseThrow();
        }

        private static String encode(Optional<String> cursor) {
            return cursor
                    .map(text -> '_' + Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                    .orElse("");
        }

        private static Optional<String> decode(String text) {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new String(Base64.getUrlDecoder().decode(text.substring(1)), StandardCharsets.UTF_8));
        }
    }

    Page<Difference> page(Optional<String> after, int limit) {
        Position position = after.map(Position::of).orElse(Position.START);
        List<Difference> found = new ArrayList<>();
        Optional<Position> next = Optional.of(position);
        while (next.isPresent() && found.size() < limit) {
            next = candidates(next.get(), limit - found.size(), found);
        }
        return new Page<>(found, next.map(Position::text));
    }

    /** Reads on until so many records are stored otherwise; some of those may still say the same. */
    private Optional<Position> candidates(Position from, int limit, List<Difference> found) {
        KeyedRecords left = new KeyedRecords(now.contents()::pieces, from.now(), from.past());
        KeyedRecords right = new KeyedRecords(then.contents()::pieces, from.then(), from.past());
        List<RecordKey> keys = new ArrayList<>();
        Optional<RecordKey> key = next(left, right);
        Optional<RecordKey> last = from.past();
        while (key.isPresent() && keys.size() < limit) {
            RecordKey current = key.get();
            if (!json(left, current).equals(json(right, current))) {
                keys.add(current);
            }
            last = key;
            key = next(left, right);
        }
        found.addAll(differences(keys));
        return key.isPresent() ? Optional.of(new Position(left.page(), right.page(), last)) : Optional.empty();
    }

    private static Optional<RecordKey> next(KeyedRecords left, KeyedRecords right) {
        Optional<RecordKey> one = left.peek().map(Piece.Stored::key);
        Optional<RecordKey> other = right.peek().map(Piece.Stored::key);
        return one.filter(key -> other.filter(it -> it.compareTo(key) < 0).isEmpty()).or(() -> other);
    }

    /** What a side says of the record, past which it is afterwards; empty if it has none or a tombstone. */
    private static Optional<String> json(KeyedRecords side, RecordKey key) {
        Optional<Piece.Stored> stored = side.peek().filter(each -> each.key().equals(key));
        stored.ifPresent(each -> side.skip());
        return stored.flatMap(Piece.Stored::json);
    }

    private List<Difference> differences(List<RecordKey> keys) {
        List<Optional<Data>> present = now.read(reader -> find(reader, keys));
        List<Optional<Data>> past = then.read(reader -> find(reader, keys));
        List<Difference> all = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!present.get(i).equals(past.get(i))) {
                all.add(new Difference(keys.get(i), present.get(i), past.get(i)));
            }
        }
        return all;
    }

    private static List<Optional<Data>> find(StoreReader reader, List<RecordKey> keys) {
        return keys.stream().map(key -> find(reader, key)).toList();
    }

    private static Optional<Data> find(StoreReader reader, RecordKey key) {
        return switch (key.type()) {
            case PRODUCT -> reader.find(Product.class, key).map(Item::data);
            case CONSUMPTION -> reader.find(Consumption.class, key).map(Item::data);
            case GOAL -> reader.find(Goal.class, key).map(Item::data);
        };
    }
}
