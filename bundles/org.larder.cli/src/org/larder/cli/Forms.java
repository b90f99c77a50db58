package org.larder.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.SyncState;
import org.larder.api.model.WireInstant;
import org.larder.json.Json;
import org.larder.json.RecordJson;

/** How records look: as JSON flat like in contract 4, with the five sync fields behind; as text on one line. */
final class Forms {

    private Forms() {
    }

    static Answer record(Item<?> item) {
        return new Answer(json(item), text(item));
    }

    static <T> Answer page(Page<T> page, Function<T, Answer> form) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        List<Answer> items = page.items().stream().map(form).toList();
        json.set("items", array(items));
        put(json, "next", page.next());
        String more = page.next().map(after -> "\n(more with --after " + after + ")").orElse("");
        return new Answer(json, lines(items) + more);
    }

    static ArrayNode array(List<Answer> answers) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        answers.forEach(answer -> array.add(answer.json()));
        return array;
    }

    static String lines(List<Answer> answers) {
        return answers.stream().map(Answer::text).collect(Collectors.joining("\n"));
    }

    static ObjectNode json(Item<?> item) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("type", item.key().type().wire());
        json.put("id", item.id());
        json.setAll(RecordJson.tree(item.data()));
        SyncState sync = item.sync();
        json.put("_synced", sync.synced());
        put(json, "_syncTimestamp", sync.syncTimestamp().map(WireInstant::text));
        put(json, "_syncError", sync.error());
        json.put("_lastModified", sync.lastModified().toString());
        json.put("_version", sync.version());
        return json;
    }

    static ObjectNode json(Nutrients nutrients) {
        return Json.MAPPER.createObjectNode()
                .put("calories", nutrients.calories())
                .put("protein", nutrients.protein())
                .put("fat", nutrients.fat())
                .put("carbs", nutrients.carbs());
    }

    /** A text, or null on the wire. */
    static void put(ObjectNode json, String field, Optional<String> text) {
        text.ifPresentOrElse(value -> json.put(field, value), () -> json.putNull(field));
    }

    static String text(Item<?> item) {
        return item.id() + "  " + text(item.data());
    }

    static String text(Nutrients figures) {
        return String.format(Locale.ROOT, "%.0f kcal, protein %.1f g, fat %.1f g, carbs %.1f g", figures.calories(),
                figures.protein(), figures.fat(), figures.carbs());
    }

    static String text(Data data) {
        return switch (data) {
            case Product product -> product.name() + "  " + text(product.per100g());
            case Consumption eaten -> String.format(Locale.ROOT, "%.1f g %s%s", eaten.amount(),
                    eaten.snapshot().map(known -> known.name()).orElse(eaten.productId().toString()),
                    eaten.eaten().map(figures -> "  " + text(figures)).orElse(""));
            case Goal goal -> goal.goalType().name() + "  " + text(goal.daily());
        };
    }
}
