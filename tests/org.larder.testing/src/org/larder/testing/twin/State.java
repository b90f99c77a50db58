package org.larder.testing.twin;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

/** All that a database holds at one moment, and the greatest stamp that it ever held. Never changes. */
record State(Rows<String, Piece.Fact> facts, Rows<RecordKey, Row> records, Rows<RecordKey, Piece.Base> bases,
        Rows<RecordKey, List<Piece.Queued>> queue, Rows<Long, Piece.Noted> ledger, Rows<Long, Piece.Step> steps,
        Rows<Place, Piece.Image> images, Optional<Stamp> greatest) {

    static final State EMPTY = new State(new Rows<>(), new Rows<>(), new Rows<>(), new Rows<>(), new Rows<>(),
            new Rows<>(), new Rows<>(), Optional.empty());

    State facts(Rows<String, Piece.Fact> changed) {
        return new State(changed, records, bases, queue, ledger, steps, images, greatest);
    }

    State records(Rows<RecordKey, Row> changed) {
        return new State(facts, changed, bases, queue, ledger, steps, images, greatest);
    }

    State bases(Rows<RecordKey, Piece.Base> changed) {
        return new State(facts, records, changed, queue, ledger, steps, images, greatest);
    }

    State queue(Rows<RecordKey, List<Piece.Queued>> changed) {
        return new State(facts, records, bases, changed, ledger, steps, images, greatest);
    }

    State ledger(Rows<Long, Piece.Noted> changed) {
        return new State(facts, records, bases, queue, changed, steps, images, greatest);
    }

    State steps(Rows<Long, Piece.Step> changed) {
        return new State(facts, records, bases, queue, ledger, changed, images, greatest);
    }

    State images(Rows<Place, Piece.Image> changed) {
        return new State(facts, records, bases, queue, ledger, steps, changed, greatest);
    }

    Optional<String> fact(String name) {
        return facts.find(name).map(Piece.Fact::content);
    }

    /** The operations of a record. */
    List<Piece.Queued> pending(RecordKey key) {
        return queue.find(key).orElse(List.of());
    }

    /** All operations in the order of their creation. */
    List<Piece.Queued> queued() {
        return queue.values().stream().flatMap(List::stream).sorted(Operations.CREATION).toList();
    }

    /** A stamp was stored; the greatest counts, even when nothing has it any more. */
    State noted(Stamp stored) {
        return greatest.filter(known -> !stored.after(known)).isPresent()
                ? this
                : new State(facts, records, bases, queue, ledger, steps, images, Optional.of(stored));
    }

    /** Where an image stands. */
    record Place(long step, long position) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Long.compare(step, other.step);
            return order != 0 ? order : Long.compare(position, other.position);
        }
    }
}
