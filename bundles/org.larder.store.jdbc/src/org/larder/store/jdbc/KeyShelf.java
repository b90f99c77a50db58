package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.larder.api.model.Piece;

/**
 * A shelf whose keys are of one part.
 *
 * @param sql asks for the rows with a greater key, ascending, and for so many
 * @param first less than every key
 * @param bound the value of a key that a cursor names
 * @param key what a cursor calls a piece
 */
record KeyShelf<P extends Piece>(Sql sql, Object first, Function<String, Object> bound, Class<P> kind,
        Function<P, String> key, Session.Reading<P> reading) implements Shelf {

    @Override
    public List<Piece> pieces(Session session, Optional<String> after, int limit) {
        return session.list(sql, row -> (Piece) reading.of(row), after.map(bound).orElse(first), limit);
    }

    @Override
    public String key(Piece piece) {
        return key.apply(kind.cast(piece));
    }
}
