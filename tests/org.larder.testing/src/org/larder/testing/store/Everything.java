package org.larder.testing.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Inventory;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.store.LocalStore;
import org.larder.rules.InventoryTaking;

/** All pieces of stores. */
public final class Everything {

    private Everything() {
    }

    /** The pieces of an open store, read in pages of that size. */
    public static List<Piece> in(LocalStore store, int page) {
        List<Piece> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> next = store.contents().pieces(after, page);
            all.addAll(next.items());
            after = next.next();
        } while (after.isPresent());
        return all;
    }

    /** The records among the pieces of an open store. */
    public static List<Piece.Stored> records(LocalStore store) {
        return in(store, 1000).stream().filter(Piece.Stored.class::isInstance).map(Piece.Stored.class::cast).toList();
    }

    /** Carries everything of an open store to an empty one. */
    public static void carry(LocalStore from, LocalStore to, int page) {
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> next = from.contents().pieces(after, page);
            to.contents().add(next.items());
            after = next.next();
        } while (after.isPresent());
    }

    public static Inventory inventory(LocalStore store) {
        InventoryTaking taking = new InventoryTaking();
        in(store, 1000).forEach(taking::add);
        return taking.inventory();
    }
}
