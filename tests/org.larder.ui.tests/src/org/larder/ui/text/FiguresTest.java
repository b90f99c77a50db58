package org.larder.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.model.Meal;

class FiguresTest {

    private final Figures english = new Figures(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0", "-0.0|0", "311.5|312", "1234.4|1,234", "0.4|0"})
    void energyHasNoDecimals(double kcal, String text) {
        assertThat(english.kcal(kcal)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0", "6.04|6", "6.06|6.1", "99.96|100", "123.4|123", "12345.6|12,346"})
    void gramsHaveOneDecimalAtMost(double grams, String text) {
        assertThat(english.grams(grams)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"80|80 g", "0.005|0.005 g", "28.349523125|28.3 g", "1500|1,500 g"})
    void anAmountHasItsUnit(double grams, String text) {
        assertThat(english.amount(grams)).isEqualTo(text);
    }

    @Test
    void figuresAreWrittenInTheWayOfTheLocale() {
        Figures german = new Figures(Locale.GERMAN);
        assertThat(german.kcal(1234)).isEqualTo("1.234");
        assertThat(german.grams(6.5)).isEqualTo("6,5");
        assertThat(german.exact(1234.5)).isEqualTo("1234,5");
    }

    @Test
    void anExactFigureCanBeTypedAgain() {
        assertThat(new Decimals(Locale.GERMAN).of(new Figures(Locale.GERMAN).exact(1234.125))).hasValue(1234.125);
        assertThat(new Decimals(Locale.ENGLISH).of(english.exact(1234.125))).hasValue(1234.125);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1,5|1.5", "1.5|1.5", "1,500|1500", "1,500.5|1500.5", "1,234,567|1234567",
            "0,500|0.5", ".5|0.5", " 7 |7", "1/4|0.25", "1 3/4|1.75", "2¼|2.25", "¾|0.75"})
    void numbersAreReadAsTheyAreTyped(String text, double value) {
        assertThat(new Decimals(Locale.ENGLISH).of(text)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''", "x", "1x", "-1", "1/0", "1..5", "NaN", "1e5", "1 2"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(new Decimals(Locale.ENGLISH).of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"03:59,snack", "04:00,breakfast", "10:59,breakfast", "11:00,lunch", "14:30,snack", "17:30,dinner",
            "21:29,dinner", "21:30,snack"})
    void theLikelyMealFollowsTheTimeOfTheDay(LocalTime time, String meal) {
        assertThat(MealWords.at(time)).isEqualTo(new Meal(meal));
    }

    @Test
    void caseAndAccentsDoNotCountInASearch() {
        assertThat(Folded.holds("Crème brûlée", List.of("BRULEE", "crem"))).isTrue();
        assertThat(Folded.holds("Crème brûlée", List.of("creme", "caramel"))).isFalse();
        assertThat(Folded.wordBegins("Milk, whole", "WHO")).isTrue();
        assertThat(Folded.wordBegins("Milk, whole", "hole")).isFalse();
    }

    @Test
    void sizesHaveTheirUnit() {
        Figures english = new Figures(Locale.ENGLISH);
        assertThat(english.bytes(1)).isEqualTo("1 KiB");
        assertThat(english.bytes(820 * 1024)).isEqualTo("820 KiB");
        assertThat(english.bytes(4_404_019)).isEqualTo("4.2 MiB");
    }
}
