package org.larder.json;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;

import com.fasterxml.jackson.core.JsonGenerator;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.Serving;
import org.larder.api.model.Snapshot;
import org.larder.api.model.WireInstant;

/** Writes products and consumptions without unknown fields as {@link RecordForm} does, but quicker, without a tree. */
final class QuickForm {

    private static final int USUAL = 400;

    private final JsonGenerator out;

    private QuickForm(JsonGenerator out) {
        this.out = out;
    }

    /** Compact JSON; empty if the data is not of the usual. */
    static Optional<String> write(Data data) {
        if (!usual(data)) {
            return Optional.empty();
        }
        StringWriter text = new StringWriter(USUAL);
        try (JsonGenerator out = Json.MAPPER.getFactory().createGenerator(text)) {
            QuickForm form = new QuickForm(out);
            if (data instanceof Product product) {
                form.product(product);
            } else if (data instanceof Consumption consumption) {
                form.consumption(consumption);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text can always be written", e);
        }
        return Optional.of(text.toString());
    }

    private static boolean usual(Data data) {
        return data.extras().isEmpty() && switch (data) {
            case Product product -> product.servings().stream().allMatch(serving -> serving.extras().isEmpty());
            case Consumption consumption -> consumption.snapshot().map(snapshot -> snapshot.extras().isEmpty())
                    .orElse(true);
            default -> false;
        };
    }

    private void product(Product product) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", product.name());
        nutrients(product.per100g());
        text("brand", product.brand());
        text("barcode", product.barcode());
        FurtherNutrients further = product.further();
        number("fiber", further.fiber());
        number("sugar", further.sugar());
        number("saturatedFat", further.saturatedFat());
        number("salt", further.salt());
        out.writeArrayFieldStart("servings");
        for (Serving serving : product.servings()) {
            out.writeStartObject();
            out.writeStringField("name", serving.name());
            number("grams", serving.grams());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void consumption(Consumption consumption) throws IOException {
        out.writeStartObject();
        out.writeStringField("productId", consumption.productId().toString());
        number("amount", consumption.amount());
        out.writeStringField("date", WireInstant.text(consumption.date()));
        text("localDate", consumption.localDate().map(Object::toString));
        text("meal", consumption.meal().map(meal -> meal.name()));
        text("note", consumption.note());
        if (consumption.snapshot().isPresent()) {
            snapshot(consumption.snapshot().get());
        } else {
            out.writeNullField("snapshot");
        }
        out.writeEndObject();
    }

    private void snapshot(Snapshot snapshot) throws IOException {
        out.writeObjectFieldStart("snapshot");
        out.writeStringField("name", snapshot.name());
        nutrients(snapshot.per100g());
        if (snapshot.brand().isPresent()) {
            out.writeStringField("brand", snapshot.brand().get());
        }
        FurtherNutrients further = snapshot.further();
        numberIfAny("fiber", further.fiber());
        numberIfAny("sugar", further.sugar());
        numberIfAny("saturatedFat", further.saturatedFat());
        numberIfAny("salt", further.salt());
        out.writeEndObject();
    }

    private void nutrients(Nutrients nutrients) throws IOException {
        number("calories", nutrients.calories());
        number("protein", nutrients.protein());
        number("fat", nutrients.fat());
        number("carbs", nutrients.carbs());
    }

    private void text(String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(field, value.get());
        } else {
            out.writeNullField(field);
        }
    }

    private void number(String field, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            number(field, value.getAsDouble());
        } else {
            out.writeNullField(field);
        }
    }

    private void numberIfAny(String field, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            number(field, value.getAsDouble());
        }
    }

    private void number(String field, double value) throws IOException {
        out.writeFieldName(field);
        if (RecordForm.whole(value)) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }
}
