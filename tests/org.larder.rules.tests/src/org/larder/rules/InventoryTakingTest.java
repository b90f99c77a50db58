package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Inventory;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

class InventoryTakingTest {

    private static final Stamp STAMP = new Stamp(0, 0, "a");
    private static final RecordKey KEY = RecordKey.product(new UUID(1, 2));
    private static final RecordKey GOAL = RecordKey.goal(LocalDate.of(2026, 1, 1));

    @Test
    void everyKindIsCountedUnderItsName() {
        assertThat(inventory(new Piece.Fact("remote", "r"), stored(KEY, Optional.of("{}"), 1),
                stored(GOAL, Optional.of("{}"), 1),
                new Piece.Base(KEY, Optional.empty(), STAMP, 1, Optional.empty(), Instant.EPOCH),
                new Piece.Queued(1, new UUID(3, 4), KEY, Piece.Queued.State.WAITING, 0, false, 0, Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty()),
                new Piece.Noted(1, LedgerEntry.Kind.BASE, KEY, Optional.empty(), STAMP, Optional.empty(), STAMP,
                        Instant.EPOCH),
                new Piece.Step(1, new UUID(5, 6), "Add", false),
                new Piece.Image(1, 0, KEY, Optional.empty(), Optional.of("{}")),
                new Piece.Image(1, 1, KEY, Optional.empty(), Optional.of("{}"))).rows())
                .isEqualTo(
                        Map.of("fact", 1L, "products", 1L, "nutritionGoals", 1L, "base", 1L, "queued", 1L, "noted", 1L,
                                "step", 1L, "image", 2L));
    }

    @Test
    void equalPiecesInEqualOrderHaveEqualHashes() {
        assertThat(inventory(stored(KEY, Optional.of("{}"), 1)))
                .isEqualTo(inventory(stored(KEY, Optional.of("{}"), 1)));
    }

    @Test
    void anyDifferenceShowsInTheHash() {
        List<Inventory> all = List.of(inventory(), inventory(stored(KEY, Optional.of("{}"), 1)),
                inventory(stored(KEY, Optional.of("{}"), 2)), inventory(stored(KEY, Optional.empty(), 1)),
                inventory(stored(KEY, Optional.of(""), 1)), inventory(new Piece.Fact("ab", "c")),
                inventory(new Piece.Fact("a", "bc")),
                inventory(new Piece.Fact("a", "b"), new Piece.Fact("c", "d")),
                inventory(new Piece.Fact("c", "d"), new Piece.Fact("a", "b")));
        assertThat(all.stream().map(Inventory::hash)).doesNotHaveDuplicates();
    }

    @Test
    void nothingHasTheHashOfNothing() {
        assertThat(inventory()).isEqualTo(new Inventory(Map.of(),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    private static Piece stored(RecordKey key, Optional<String> json, long version) {
        return new Piece.Stored(key, json, STAMP, version, Optional.empty(), Instant.EPOCH, 0, Optional.empty());
    }

    private static Inventory inventory(Piece... pieces) {
        InventoryTaking taking = new InventoryTaking();
        List.of(pieces).forEach(taking::add);
        return taking.inventory();
    }
}
