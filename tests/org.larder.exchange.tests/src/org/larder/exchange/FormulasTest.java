package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tcmd", "\rcmd", "\ncmd", "'=1", "''-x", "=\n2"})
    void aTextThatASpreadsheetWouldRunGetsAnApostropheAndComesBack(String text) {
        assertThat(Formulas.guarded(text)).isEqualTo("'" + text);
        assertThat(Formulas.bare(Formulas.guarded(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Oats", "1-2", "'n' roll", "''", "O'Hara", "5 = 5", " =1"})
    void anyOtherTextStaysAsItIsBothWays(String text) {
        assertThat(Formulas.guarded(text)).isEqualTo(text);
        assertThat(Formulas.bare(text)).isEqualTo(text);
    }
}
