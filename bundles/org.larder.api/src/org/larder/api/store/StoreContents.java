package org.larder.api.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.osgi.annotation.versioning.ConsumerType;

/** An open store as a whole: for moves, backups, exports and repair. */
@ConsumerType
public interface StoreContents {

    /**
     * Everything, in a fixed order that all engines share: facts, products, consumptions, goals, base states, operations,
     * ledger, steps, images; each by its key. Pages are transactions of their own: for one state of a store that is being
     * edited, read a {@link LocalStore#backUp backup}.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 10,000
     */
    Page<Piece> pieces(Optional<String> after, int limit);

    /**
     * Adds pieces of another store to this one, which was empty before the first of them, in one durable transaction. They
     * come in the order of {@link #pieces}. No change is told.
     */
    void add(List<Piece> pieces);

    /**
     * Takes records saved from a damaged database: those that are missing here, or older by their stamp. Nothing is queued;
     * the full pull that a repair begins does so. No change is told.
     *
     * @return records taken
     */
    int merge(List<Piece.Stored> records);

    /**
     * Reads what can still be read of a damaged database, records and tombstones, without opening it as a store. Never
     * writes to it: works on a copy if need be. The store must not be open.
     *
     * @param found gets them in pieces; a record may come twice
     * @return whether everything could be read
     */
    boolean salvage(Consumer<List<Piece.Stored>> found);
}
