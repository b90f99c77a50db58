package org.larder.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.CivilDate;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.api.model.Serving;
import org.larder.api.model.Snapshot;
import org.larder.api.model.Uuids;
import org.larder.api.model.WireInstant;

/** Field by field, both ways. */
final class RecordForm {

    private static final String DATE = "must be a real date YYYY-MM-DD of the years 1900 to 2999";
    private static final String INSTANT = "must be an instant like 2026-01-31T08:00:00.000Z";
    private static final String UUID_TEXT = "must be a lower-case UUID";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final double WHOLE = 1e15;

    private RecordForm() {
    }

    static Data read(RecordType type, DataReader in) {
        return switch (type) {
            case PRODUCT -> product(in);
            case CONSUMPTION -> consumption(in);
            case GOAL -> goal(in);
        };
    }

    static ObjectNode write(Data data) {
        ObjectNode out = Json.MAPPER.createObjectNode();
        switch (data) {
            case Product product -> product(out, product);
            case Consumption consumption -> consumption(out, consumption);
            case Goal goal -> goal(out, goal);
        }
        extras(out, data.extras());
        return out;
    }

    private static Product product(DataReader in) {
        return new Product(in.text("name"), nutrients(in), further(in), in.optionalText("brand"),
                in.optionalText("barcode"), servings(in), in.extras());
    }

    private static void product(ObjectNode out, Product product) {
        out.put("name", product.name());
        nutrients(out, product.per100g());
        text(out, "brand", product.brand());
        text(out, "barcode", product.barcode());
        further(out, product.further());
        ArrayNode servings = out.putArray("servings");
        product.servings().forEach(serving -> {
            ObjectNode entry = servings.addObject();
            entry.put("name", serving.name());
            entry.set("grams", number(serving.grams()));
            extras(entry, serving.extras());
        });
    }

    private static Nutrients nutrients(DataReader in) {
        return new Nutrients(in.number("calories"), in.number("protein"), in.number("fat"), in.number("carbs"));
    }

    private static void nutrients(ObjectNode out, Nutrients nutrients) {
        out.set("calories", number(nutrients.calories()));
        out.set("protein", number(nutrients.protein()));
        out.set("fat", number(nutrients.fat()));
        out.set("carbs", number(nutrients.carbs()));
    }

    private static FurtherNutrients further(DataReader in) {
        return new FurtherNutrients(in.optionalNumber("fiber"), in.optionalNumber("sugar"),
                in.optionalNumber("saturatedFat"), in.optionalNumber("salt"));
    }

    private static void further(ObjectNode out, FurtherNutrients further) {
        out.set("fiber", number(further.fiber()));
        out.set("sugar", number(further.sugar()));
        out.set("saturatedFat", number(further.saturatedFat()));
        out.set("salt", number(further.salt()));
    }

    private static List<Serving> servings(DataReader in) {
        JsonNode list = in.node("servings");
        List<Serving> servings = new ArrayList<>();
        if (!list.isMissingNode() && !list.isArray()) {
            in.fault("servings", list, "must be a list");
        }
        for (JsonNode entry : list) {
            if (entry.isObject()) {
                DataReader inner = in.inside("servings", entry);
                servings.add(new Serving(inner.text("name"), inner.number("grams"), inner.extras()));
            } else {
                in.fault("servings", entry, "must hold objects only");
            }
        }
        return servings;
    }

    private static Consumption consumption(DataReader in) {
        return new Consumption(in.parsed("productId", RecordForm::uuid, UUID_TEXT).orElse(NOBODY), in.number("amount"),
                in.parsed("date", WireInstant::of, INSTANT).orElse(Instant.EPOCH),
                in.optionalParsed("localDate", CivilDate::of, DATE), in.optionalText("meal").map(Meal::new),
                in.optionalText("note"), snapshot(in), in.extras());
    }

    private static Optional<UUID> uuid(String text) {
        return Uuids.valid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static void consumption(ObjectNode out, Consumption consumption) {
        out.put("productId", consumption.productId().toString());
        out.set("amount", number(consumption.amount()));
        out.put("date", WireInstant.text(consumption.date()));
        text(out, "localDate", consumption.localDate().map(Object::toString));
        text(out, "meal", consumption.meal().map(Meal::name));
        text(out, "note", consumption.note());
        consumption.snapshot().ifPresentOrElse(snapshot -> snapshot(out.putObject("snapshot"), snapshot),
                () -> out.putNull("snapshot"));
    }

    private static Optional<Snapshot> snapshot(DataReader in) {
        JsonNode value = in.node("snapshot");
        if (value.isObject()) {
            DataReader inner = in.inside("snapshot", value);
            return Optional.of(new Snapshot(inner.text("name"), nutrients(inner), openFurther(inner, value),
                    openText(inner, value, "brand"), inner.extras()));
        }
        if (!value.isMissingNode() && !value.isNull()) {
            in.fault("snapshot", value, "must be an object or null");
        }
        return Optional.empty();
    }

    /** What Larder adds to a snapshot is an extra field to the contract: of another form, it is kept as such. */
    private static FurtherNutrients openFurther(DataReader in, JsonNode value) {
        return new FurtherNutrients(openNumber(in, value, "fiber"), openNumber(in, value, "sugar"),
                openNumber(in, value, "saturatedFat"), openNumber(in, value, "salt"));
    }

    private static OptionalDouble openNumber(DataReader in, JsonNode object, String field) {
        return object.path(field).isNumber() ? in.optionalNumber(field) : OptionalDouble.empty();
    }

    private static Optional<String> openText(DataReader in, JsonNode object, String field) {
        return object.path(field).isTextual() ? in.optionalText(field) : Optional.empty();
    }

    private static void snapshot(ObjectNode out, Snapshot snapshot) {
        out.put("name", snapshot.name());
        nutrients(out, snapshot.per100g());
        snapshot.brand().ifPresent(brand -> out.put("brand", brand));
        snapshot.further().fiber().ifPresent(grams -> out.set("fiber", number(grams)));
        snapshot.further().sugar().ifPresent(grams -> out.set("sugar", number(grams)));
        snapshot.further().saturatedFat().ifPresent(grams -> out.set("saturatedFat", number(grams)));
        snapshot.further().salt().ifPresent(grams -> out.set("salt", number(grams)));
        extras(out, snapshot.extras());
    }

    private static Goal goal(DataReader in) {
        Nutrients daily = new Nutrients(in.number("dailyCalories"), in.number("dailyProtein"), in.number("dailyFat"),
                in.number("dailyCarbs"));
        return new Goal(daily, new GoalType(in.text("goalType")), in.extras());
    }

    private static void goal(ObjectNode out, Goal goal) {
        out.set("dailyCalories", number(goal.daily().calories()));
        out.set("dailyProtein", number(goal.daily().protein()));
        out.set("dailyFat", number(goal.daily().fat()));
        out.set("dailyCarbs", number(goal.daily().carbs()));
        out.put("goalType", goal.goalType().name());
    }

    private static void text(ObjectNode out, String field, Optional<String> value) {
        value.ifPresentOrElse(text -> out.put(field, text), () -> out.putNull(field));
    }

    private static JsonNode number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NullNode.getInstance();
    }

    private static JsonNode number(double value) {
        return whole(value)
                ? LongNode.valueOf((long) value)
                : DoubleNode.valueOf(value);
    }

    /** Whether a number is written without a point. */
    static boolean whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < WHOLE;
    }

    private static void extras(ObjectNode out, Extras extras) {
        if (!extras.isEmpty()) {
            Json.read(extras.json()).properties().forEach(field -> out.set(field.getKey(), field.getValue()));
        }
    }
}
