package org.larder.store.switching;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

import org.larder.api.maintenance.Pieces;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;

/** The records among the pieces of a store, by key, from a place where reading ended before. Used by one thread. */
final class KeyedRecords {

    private static final int PAGE = 500;

    private final Pieces pieces;
    private final Optional<RecordKey> past;
    private final Deque<Piece.Stored> ahead = new ArrayDeque<>();
    private Optional<String> page;
    private Optional<String> next;
    private boolean end;

    /**
     * @param from where the page begins that held the last record read; empty for the first
     * @param past records up to this one were read before
     */
    KeyedRecords(Pieces pieces, Optional<String> from, Optional<RecordKey> past) {
        this.pieces = pieces;
        this.past = past;
        page = from;
        next = from;
        read();
    }

    /** The next record; empty at the end. */
    Optional<Piece.Stored> peek() {
        while (ahead.isEmpty() && !end) {
            read();
        }
        return Optional.ofNullable(ahead.peek());
    }

    void skip() {
        ahead.poll();
    }

    /** Where the page begins that is being read. */
    Optional<String> page() {
        return page;
    }

    private void read() {
        page = next;
        Page<Piece> read = pieces.page(page, PAGE);
        for (Piece each : read.items()) {
            switch (each) {
                case Piece.Fact fact -> Objects.requireNonNull(fact);
                case Piece.Stored stored -> take(stored);
                default -> end = true;
            }
        }
        next = read.next();
        end |= next.isEmpty();
    }

    private void take(Piece.Stored stored) {
        if (past.filter(key -> stored.key().compareTo(key) <= 0).isEmpty()) {
            ahead.add(stored);
        }
    }
}
