package org.larder.testing.twin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Serving;

/** The few records that random sequences are about, by numbers, so that they meet again and again. */
final class Fare {

    static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /** How many records there are; each has a type and an id of its own. */
    static final int KEYS = 11;

    private static final int PRODUCTS = 4;
    private static final int ENTRIES = 4;
    private static final List<String> NAMES = List.of("Milk chocolate", "Chocolate, dark", "Crème brûlée",
            "creme BRULEE", "Oats", "Milk");
    private static final List<String> INSTANTS = List.of("2026-03-01T08:00:00.000Z", "2026-03-01T23:30:00.000Z",
            "2026-03-02T08:00:00.000Z");

    private Fare() {
    }

    static List<RecordKey> keys() {
        return IntStream.range(0, KEYS).mapToObj(Fare::key).toList();
    }

    static RecordKey key(int number) {
        if (number < PRODUCTS) {
            return RecordKey.product(product(number));
        }
        if (number < PRODUCTS + ENTRIES) {
            return RecordKey.consumption(new UUID(0xE000_0000_0000_4000L, 0x8000_0000_0000_0000L | number * 7919L));
        }
        return RecordKey.goal(DAY.plusDays(number - PRODUCTS - ENTRIES));
    }

    /** One more than there are keys of products: nobody ever makes that one. */
    static UUID product(int number) {
        return new UUID(number % 2 == 0 ? 0xF000_0000_0000_4000L : 0x1000_0000_0000_4000L,
                0x8000_0000_0000_0000L | number);
    }

    /** One of the things that a record of that key may say. */
    static Data data(RecordKey key, int variant) {
        return switch (key.type()) {
            case PRODUCT -> food(variant);
            case CONSUMPTION -> entry(variant);
            case GOAL -> new Goal(new Nutrients(2000 + variant % 3, 80, 70, 250), GoalType.MAINTAIN,
                    variant % 5 == 0 ? new Extras("{\"steps\":8000}") : Extras.NONE);
        };
    }

    private static Data food(int variant) {
        Product plain = new Product(NAMES.get(variant / 4 % NAMES.size()),
                new Nutrients(389, 16.9, 6.9 + variant % 2, 66.3));
        return switch (variant % 4) {
            case 0 -> plain.withBarcode(Optional.of("4006381333931"));
            case 1 -> plain.withFurther(new FurtherNutrients(OptionalDouble.of(0.1), OptionalDouble.empty(),
                    OptionalDouble.of(-0.0), OptionalDouble.empty())).withBrand(Optional.of(""));
            case 2 -> plain.withServings(List.of(new Serving("cup", 240, new Extras("{\"shape\":\"round\"}"))));
            default -> plain;
        };
    }

    private static Data entry(int variant) {
        Optional<LocalDate> day = variant % 3 == 0 ? Optional.empty() : Optional.of(DAY.plusDays(variant % 3));
        Optional<Meal> meal = variant % 2 == 0 ? Optional.empty() : Optional.of(Meal.LUNCH);
        return new Consumption(product(variant % (PRODUCTS + 1)), 10 + variant % 7,
                Instant.parse(INSTANTS.get(variant / 3 % INSTANTS.size())), day, meal,
                variant % 5 == 0 ? Optional.of("a\nb") : Optional.empty(), Optional.empty(), Extras.NONE);
    }
}
