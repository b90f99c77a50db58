package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void caseAndAccentsDoNotCount() {
        assertThat(SearchText.fold("Crème BRÛLÉE")).isEqualTo("creme brulee");
        assertThat(SearchText.fold("Weißbrot, STRASSE")).isEqualTo("weissbrot strasse");
        assertThat(SearchText.fold("Ærø  Łódź")).isEqualTo("ærø łodz");
    }

    @Test
    void whatIsNoLetterOrDigitPartsWords() {
        assertThat(SearchText.words("  Milk, whole (3.5 %) ")).containsExactly("milk", "whole", "3", "5");
        assertThat(SearchText.words(" %_ ")).isEmpty();
    }
}
