package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Data;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

class CoalescingTest {

    private static final RecordKey KEY = RecordKey.product(UUID.randomUUID());

    @Test
    @Tag("F11")
    void severalEditsBecomeTheLatestOneOnTheFirstBase() {
        Operation first = upsert(3, 10, "Oats");
        Operation second = upsert(5, 20, "Rolled oats");
        assertThat(Coalescing.merge(Optional.of(first), second, true))
                .contains(new Operation(second.opId(), KEY, 3, second.lastModified(), second.data()));
    }

    @Test
    @Tag("F20")
    void aRecordMadeAndDeletedBeforeItWasSentIsNeverSent() {
        assertThat(Coalescing.merge(Optional.of(upsert(0, 10, "Oats")), delete(0, 20), false)).isEmpty();
    }

    @Test
    @Tag("F20")
    void aDeleteOfARecordThatMayHaveBeenSentIsSent() {
        Operation delete = delete(0, 20);
        assertThat(Coalescing.merge(Optional.of(upsert(0, 10, "Oats")), delete, true)).contains(delete);
        assertThat(Coalescing.merge(Optional.empty(), delete, true)).contains(delete);
    }

    @Test
    void aDeleteOfARecordOfTheServerIsSent() {
        Operation delete = delete(2, 20);
        assertThat(Coalescing.merge(Optional.of(upsert(2, 10, "Oats")), delete, false)).contains(delete);
    }

    @Test
    void aDeletedRecordThatIsMadeAgainIsAnUpsert() {
        Operation again = upsert(4, 20, "Oats");
        assertThat(Coalescing.merge(Optional.of(delete(4, 10)), again, false)).contains(again);
    }

    @Test
    void aFirstEditWaitsAsItIs() {
        Operation edit = upsert(1, 10, "Oats");
        assertThat(Coalescing.merge(Optional.empty(), edit, false)).contains(edit);
    }

    private static Operation upsert(long base, long millis, String name) {
        Data data = new Product(name, Nutrients.ZERO);
        return new Operation(UUID.randomUUID(), KEY, base, new Stamp(millis, 0, "me"), Optional.of(data));
    }

    private static Operation delete(long base, long millis) {
        return new Operation(UUID.randomUUID(), KEY, base, new Stamp(millis, 0, "me"), Optional.empty());
    }
}
