package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.model.Stamp;
import org.larder.api.model.ValidationException;

class StampTest {

    @Test
    void theTextOfTheContractIsReadAndWritten() {
        String text = "2026-01-31T08:00:00.000Z-00a3-k7f2";
        assertThat(Stamp.parse(text)).hasToString(text);
        assertThat(Stamp.parse(text).counter()).isEqualTo(0xa3);
    }

    @Test
    void stampsAreOrderedAsTheirTextsAre() {
        List<String> texts = List.of("0000-01-01T00:00:00.000Z-0000-a", "2026-01-31T08:00:00.000Z-0000-a",
                "2026-01-31T08:00:00.000Z-0000-a0", "2026-01-31T08:00:00.000Z-0000-b",
                "2026-01-31T08:00:00.000Z-0001-a", "2026-01-31T08:00:00.001Z-0000-a",
                "9999-12-31T23:59:59.999Z-ffff-z");
        assertThat(texts).isSorted();
        assertThat(texts.stream().map(Stamp::parse)).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-30T08:00:00.000Z-0000-a", "2026-01-31T08:00:00.00Z-0000-a",
            "2026-01-31T08:00:00.000Z-000G-a", "2026-01-31T08:00:00.000Z-00A3-a", "2026-01-31T08:00:00.000Z-0000-",
            "2026-01-31T08:00:00.000Z-0000-A", "2026-01-31T24:00:00.000Z-0000-a",
            "2026-01-31T08:00:00.000Z-0000-123456789012345678901234567890123"})
    void otherTextsAreRefusedByName(String text) {
        assertThatThrownBy(() -> Stamp.parse(text))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("lastModified");
    }
}
