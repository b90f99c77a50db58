package org.larder.ui.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"larder", "ifct2017", "openfoodfacts"})
    void everyKnownPresetHasWords(String preset) {
        assertThat(PresetWords.of(preset)).isNotEqualTo(preset);
    }

    @Test
    void aPresetOfSomebodyElseKeepsItsName() {
        assertThat(PresetWords.of("usda")).isEqualTo("usda");
    }
}
