package org.larder.ui.quickadd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.Serving;

class LineParserTest {

    private final LineParser parser = new LineParser(Locale.ENGLISH);
    private final Product milk = new Product("Milk", Nutrients.ZERO).withServings(List.of(new Serving("glass", 200)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { //
            "oats 80g            | oats       | 80",
            "oats 80 g           | oats       | 80",
            "80g oats            | oats       | 80",
            "rolled 80 g oats    | rolled oats| 80",
            "potatoes 0,5 kg     | potatoes   | 500",
            "potatoes 0.5kg      | potatoes   | 500",
            "potatoes 1/2 kg     | potatoes   | 500",
            "potatoes 1 1/2 kg   | potatoes   | 1500",
            "potatoes 1½ kg      | potatoes   | 1500",
            "milk 250ml          | milk       | 250",
            "milk 0.25 l         | milk       | 250",
            "steak 8 oz          | steak      | 226.796185",
            "steak 1 lb          | steak      | 453.59237",
            "milk 3.5 % 200 ml   | milk 3.5 % | 200",
            "rice 1,500 g        | rice       | 1500",
            "oats 80             | oats       | 80",
            "80 oats             | oats       | 80"})
    void anAmountIsFoundWhereverItStands(String line, String food, double grams) {
        Reading reading = withAmount(line);
        assertThat(reading.food()).isEqualTo(food);
        assertThat(reading.quantity().orElseThrow().of(new Product("x", Nutrients.ZERO)).orElseThrow().grams())
                .isCloseTo(grams, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"milk 1 glass, 200", "1 glass milk, 200", "2 glasses milk, 400", "1/2 glass milk, 100",
            "milk ½ glass, 100", "2 milk, 400", "milk 2, 400", "milk 150, 150", "milk 1 1/2 gl, 300"})
    void servingsOfTheProductAreUnderstood(String line, double grams) {
        Amount amount = parser.readings(line).stream().filter(reading -> reading.food().equals("milk"))
                .flatMap(reading -> reading.quantity().flatMap(quantity -> quantity.of(milk)).stream()).findFirst()
                .orElseThrow();
        assertThat(amount.grams()).isCloseTo(grams, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"oats 80g breakfast, breakfast", "oats lunch, lunch", "oats 80 g Dinner, dinner",
            "oats snack, snack"})
    void aMealAtTheEndIsOne(String line, String meal) {
        Reading reading = parser.readings(line).get(0);
        assertThat(reading.meal()).contains(new Meal(meal));
        assertThat(reading.food()).isEqualTo("oats");
    }

    @Test
    void aMealAtTheBeginningMayBePartOfTheFood() {
        List<Reading> readings = parser.readings("breakfast biscuits 30g");
        assertThat(readings.get(0).food()).isEqualTo("breakfast biscuits");
        assertThat(readings.get(0).meal()).isEmpty();
        assertThat(readings.getLast().food()).isEqualTo("biscuits");
        assertThat(readings.getLast().meal()).contains(Meal.BREAKFAST);
    }

    @Test
    void figuresOfANameAreNoAmount() {
        assertThat(parser.readings("7up").get(0))
                .isEqualTo(new Reading(List.of("7up"), Optional.empty(), Optional.empty()));
        assertThat(parser.readings("b12 0 g").get(0).quantity()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"80 | 80", "80 g | 80", "80g | 80", "1/2 kg | 500", "3 oz | 85.048569375"})
    void anAmountAloneIsUnderstood(String text, double grams) {
        assertThat(parser.grams(text).orElseThrow()).isCloseTo(grams, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"x", "80 x", "80 g x", "''", "-5", "1e3"})
    void whatIsNoAmountIsNone(String text) {
        assertThat(parser.grams(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"potatoes 1,500 kg | 1500", "rice 1.500 g | 1500"})
    void thousandsAreReadAsTheLocaleWritesThem(String line, double grams) {
        Reading german = new LineParser(Locale.GERMAN).readings(line).get(0);
        assertThat(german.quantity().orElseThrow().of(milk).orElseThrow().grams()).isCloseTo(grams, within(1e-9));
    }

    private Reading withAmount(String line) {
        return parser.readings(line).stream().filter(reading -> reading.quantity().isPresent()).findFirst()
                .orElseThrow();
    }
}
