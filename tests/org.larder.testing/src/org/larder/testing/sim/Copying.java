package org.larder.testing.sim;

import java.util.Optional;

import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.store.LocalStore;

/** Copies all that a store holds. */
final class Copying {

    private static final int PAGE = 500;

    private Copying() {
    }

    static void copy(LocalStore source, LocalStore target) {
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> page = source.contents().pieces(after, PAGE);
            target.contents().add(page.items());
            after = page.next();
        } while (after.isPresent());
    }
}
