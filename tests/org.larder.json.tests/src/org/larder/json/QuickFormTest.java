package org.larder.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.api.model.Serving;
import org.larder.api.model.Snapshot;

/** The quick ways say what the tree says. */
class QuickFormTest {

    private static final List<String> TEXTS = List.of("", "Oats", "\"q\" \\ / \n\t\u2028", "日本 🍮", "é".repeat(90),
            "\u0007");
    private static final Extras MORE = new Extras("{\"x\":[1,{\"y\":null}]}");

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void bothWaysWriteAndReadTheSame() {
        for (int i = 0; i < 3000; i++) {
            Data data = i % 2 == 0 ? product() : consumption();
            String tree = Json.write(RecordForm.write(data));
            QuickForm.write(data).ifPresent(quick -> assertThat(quick).isEqualTo(tree));
            assertThat(RecordJson.text(data)).isEqualTo(tree);
            Data slowly = RecordForm.read(data.type(), new DataReader(Json.read(tree)));
            StoredForm.read(data.type(), tree).ifPresent(quick -> assertThat(quick).isEqualTo(slowly));
            assertThat(RecordJson.stored(data.type(), tree)).isEqualTo(slowly);
        }
    }

    @Test
    void theUsualIsReadAndWrittenQuickly() {
        Product oats = new Product("Oats", new Nutrients(389, 16.9, 6.9, 66.3));
        Consumption eaten = new Consumption(UUID.randomUUID(), 50, Instant.EPOCH, Optional.empty(),
                Optional.of(Meal.LUNCH),
                Optional.empty(), Optional.of(oats.snapshot()), Extras.NONE);
        for (Data data : List.of(oats, eaten)) {
            String text = QuickForm.write(data).orElseThrow();
            assertThat(StoredForm.read(data.type(), text)).contains(data);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"A\"}", "{\"name\":5,\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":1}",
            "{\"name\":\"A\",\"calories\":1e999,\"protein\":1,\"fat\":1,\"carbs\":1}",
            "{\"name\":\"A\",\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":1,\"\":2}",
            "{\"name\":\"A\",\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":1,\"servings\":{}}",
            "{\"name\":\"A\",\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":1,\"servings\":[{\"name\":\"g\"}]}",
            "{\"name\":\"A\",\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":1,\"brand\":null,\"new\":{\"a\":[1]}}",
            "{\"name\":\"A\",\"name\":\"B\",\"calories\":1,\"protein\":1,\"fat\":1,\"carbs\":\"1\"}"})
    void theUnusualIsReadAsTheTreeSays(String text) {
        assertThat(StoredForm.read(RecordType.PRODUCT, text)).isEmpty();
        assertThat(RecordJson.stored(RecordType.PRODUCT, text))
                .isEqualTo(RecordForm.read(RecordType.PRODUCT, new DataReader(Json.read(text))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"brand\":null", "\"fiber\":null", "\"salt\":\"1\"", "\"colour\":1"})
    void aSnapshotKeepsWhatIsNotOfItsForm(String field) {
        String text = "{\"productId\":\"" + UUID.randomUUID() + "\",\"amount\":1,\"date\":\"2026-01-31T08:00:00.000Z\","
                + "\"localDate\":null,\"meal\":null,\"note\":null,\"snapshot\":{\"name\":\"A\",\"calories\":1,\"protein\":1,"
                + "\"fat\":1,\"carbs\":1," + field + "}}";
        assertThat(RecordJson.text(RecordJson.stored(RecordType.CONSUMPTION, text))).isEqualTo(text);
    }

    private Product product() {
        List<Serving> servings = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            servings.add(new Serving(text(), number(), extras()));
        }
        return new Product(text(), new Nutrients(number(), number(), number(), number()), further(), optionalText(),
                optionalText(), servings, extras());
    }

    private Consumption consumption() {
        Product product = product();
        Snapshot snapshot = new Snapshot(product.name(), product.per100g(), product.further(), product.brand(),
                extras());
        return new Consumption(UUID.randomUUID(), number(), Instant.ofEpochMilli(random.nextLong(0, 1L << 41)),
                random.nextBoolean() ? Optional.of(LocalDate.ofEpochDay(random.nextInt(30_000))) : Optional.empty(),
                random.nextBoolean() ? Optional.of(Meal.LUNCH) : Optional.empty(), optionalText(),
                random.nextInt(4) > 0 ? Optional.of(snapshot) : Optional.empty(), extras());
    }

    private FurtherNutrients further() {
        return new FurtherNutrients(optionalNumber(), optionalNumber(), optionalNumber(), optionalNumber());
    }

    private Extras extras() {
        return random.nextInt(6) == 0 ? MORE : Extras.NONE;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Optional<String> optionalText() {
        return random.nextBoolean() ? Optional.of(text()) : Optional.empty();
    }

    private OptionalDouble optionalNumber() {
        return random.nextBoolean() ? OptionalDouble.of(number()) : OptionalDouble.empty();
    }

    private double number() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(1000);
            case 1 -> random.nextInt(10_000) / 10.0;
            case 2 -> random.nextDouble() * 1e-6;
            case 3 -> -0.0;
            default -> random.nextDouble(1e17);
        };
    }
}
