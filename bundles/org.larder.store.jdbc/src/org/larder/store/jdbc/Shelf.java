package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece;

/** The pieces of one kind, in the order of their keys. */
interface Shelf {

    /**
     * The pieces behind a key.
     *
     * @param after empty: from the first
     */
    List<Piece> pieces(Session session, Optional<String> after, int limit);

    /** The key of a piece of this shelf, as {@link #pieces} takes it. */
    String key(Piece piece);
}
