package org.larder.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.larder.api.maintenance.Difference;
import org.larder.api.model.Data;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.ui.Messages;

class DifferenceWordsTest {

    private static final Product OATS = new Product("Oats", new Nutrients(372, 13.5, 7, 58.7));

    @Test
    void whatWasThereAndIsGoneStandsBesideThat() {
        assertThat(words(Optional.empty(), Optional.of(OATS)))
                .containsExactly("Oats, 372 kcal", Messages.recordNotThere);
    }

    @Test
    void bothVersionsStandSideBySide() {
        Product now = new Product("Rolled oats", new Nutrients(389, 13.5, 7, 58.7));
        assertThat(words(Optional.of(now), Optional.of(OATS)))
                .containsExactly("Oats, 372 kcal", "Rolled oats, 389 kcal");
    }

    @Test
    void aDifferenceThatTheWordsDoNotShowIsNamed() {
        Product now = new Product("Oats", new Nutrients(372, 10, 7, 60));
        assertThat(words(Optional.of(now), Optional.of(OATS)))
                .containsExactly("Oats, 372 kcal (differs in details)", "Oats, 372 kcal");
    }

    private static List<String> words(Optional<Data> now, Optional<Data> then) {
        return DifferenceWords.of(new Difference(RecordKey.product(new UUID(0, 1)), now, then));
    }
}
