package org.larder.json;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

import org.larder.api.model.CivilDate;
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
import org.larder.api.model.Uuids;
import org.larder.api.model.WireInstant;

/**
 * Reads the records that this program wrote most often: products and consumptions without unknown fields. Gives up on
 * anything else, which {@link RecordForm} reads.
 */
final class StoredForm {

    private static final double MISSING = Double.NaN;

    private String name = "";
    private double calories = MISSING;
    private double protein = MISSING;
    private double fat = MISSING;
    private double carbs = MISSING;
    private OptionalDouble fiber = OptionalDouble.empty();
    private OptionalDouble sugar = OptionalDouble.empty();
    private OptionalDouble saturatedFat = OptionalDouble.empty();
    private OptionalDouble salt = OptionalDouble.empty();
    private Optional<String> brand = Optional.empty();
    private Optional<String> barcode = Optional.empty();

    private StoredForm() {
    }

    /** The data; empty if the text is not the usual. */
    static Optional<Data> read(RecordType type, String json) {
        if (type == RecordType.GOAL) {
            return Optional.empty();
        }
        try (StoredText in = new StoredText(json)) {
            Optional<Data> data = type == RecordType.PRODUCT ? new StoredForm().product(in) : consumption(in);
            in.end();
            return data.filter(whole -> !in.odd());
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Data> product(StoredText in) throws IOException {
        List<Serving> servings = new ArrayList<>();
        for (String field = in.field(); !field.isEmpty(); field = in.field()) {
            switch (field) {
                case "barcode" -> barcode = in.optionalText();
                case "servings" -> servings(in, servings);
                case "brand" -> brand = in.optionalText();
                case "fiber" -> fiber = in.optionalNumber();
                case "sugar" -> sugar = in.optionalNumber();
                case "saturatedFat" -> saturatedFat = in.optionalNumber();
                case "salt" -> salt = in.optionalNumber();
                default -> food(in, field);
            }
        }
        return whole(in)
                ? Optional.of(new Product(name, nutrients(), further(), brand, barcode, servings, Extras.NONE))
                : Optional.empty();
    }

    private static void servings(StoredText in, List<Serving> servings) throws IOException {
        in.list();
        while (in.another()) {
            String name = "";
            double grams = MISSING;
            for (String field = in.field(); !field.isEmpty(); field = in.field()) {
                switch (field) {
                    case "name" -> name = in.text();
                    case "grams" -> grams = in.number();
                    default -> in.giveUp();
                }
            }
            if (Double.isNaN(grams)) {
                in.giveUp();
            }
            servings.add(new Serving(name, grams, Extras.NONE));
        }
    }

    private static Optional<Data> consumption(StoredText in) throws IOException {
        Optional<UUID> product = Optional.empty();
        double amount = MISSING;
        Optional<Instant> date = Optional.empty();
        Optional<String> day = Optional.empty();
        Optional<String> meal = Optional.empty();
        Optional<String> note = Optional.empty();
        Optional<Snapshot> snapshot = Optional.empty();
        for (String field = in.field(); !field.isEmpty(); field = in.field()) {
            switch (field) {
                case "productId" -> product = uuid(in.text());
                case "amount" -> amount = in.number();
                case "date" -> date = WireInstant.of(in.text());
                case "localDate" -> day = in.optionalText();
                case "meal" -> meal = in.optionalText();
                case "note" -> note = in.optionalText();
                case "snapshot" -> snapshot = in.object() ? new StoredForm().snapshot(in) : Optional.empty();
                default -> in.giveUp();
            }
        }
        Optional<LocalDate> localDate = day.flatMap(CivilDate::of);
        if (Double.isNaN(amount) || product.isEmpty() || date.isEmpty() || localDate.isPresent() != day.isPresent()) {
            return Optional.empty();
        }
        return Optional
                .of(new Consumption(product.get(), amount, date.get(), localDate, meal.map(Meal::new), note, snapshot,
                        Extras.NONE));
    }

    /** Optional fields of a snapshot are absent, never null. */
    private Optional<Snapshot> snapshot(StoredText in) throws IOException {
        for (String field = in.field(); !field.isEmpty(); field = in.field()) {
            switch (field) {
                case "brand" -> brand = Optional.of(in.text());
                case "fiber" -> fiber = OptionalDouble.of(in.number());
                case "sugar" -> sugar = OptionalDouble.of(in.number());
                case "saturatedFat" -> saturatedFat = OptionalDouble.of(in.number());
                case "salt" -> salt = OptionalDouble.of(in.number());
                default -> food(in, field);
            }
        }
        if (!whole(in)) {
            in.giveUp();
        }
        return Optional.of(new Snapshot(name, nutrients(), further(), brand, Extras.NONE));
    }

    /** A field that every product and snapshot has. */
    private void food(StoredText in, String field) throws IOException {
        switch (field) {
            case "name" -> name = in.text();
            case "calories" -> calories = in.number();
            case "protein" -> protein = in.number();
            case "fat" -> fat = in.number();
            case "carbs" -> carbs = in.number();
            default -> in.giveUp();
        }
    }

    private boolean whole(StoredText in) {
        return !in.odd() && !name.isEmpty() && !Double.isNaN(calories + protein + fat + carbs);
    }

    private Nutrients nutrients() {
        return new Nutrients(calories, protein, fat, carbs);
    }

    private FurtherNutrients further() {
        return new FurtherNutrients(fiber, sugar, saturatedFat, salt);
    }

    private static Optional<UUID> uuid(String text) {
        return Uuids.valid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
