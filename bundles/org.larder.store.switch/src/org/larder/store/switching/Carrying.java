package org.larder.store.switching;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.larder.api.maintenance.Pieces;
import org.larder.api.model.Inventory;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.rules.InventoryTaking;

/** Reads all pieces of a store, page by page. */
final class Carrying {

    private static final int PAGE = 2000;

    private Carrying() {
    }

    /** Hands over all pieces and says what they were. */
    static Inventory each(Pieces source, Watch watch, Consumer<List<Piece>> target) {
        InventoryTaking taking = new InventoryTaking();
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> page = source.page(after, PAGE);
            target.accept(page.items());
            page.items().forEach(taking::add);
            watch.did(page.items().size());
            after = page.next();
        } while (after.isPresent());
        return taking.inventory();
    }

    /** What the pieces are. */
    static Inventory count(Pieces source, Watch watch) {
        return each(source, watch, page -> {});
    }
}
