package org.larder.server.fuzz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON that nobody should send, drawn from a seed. */
final class JsonChaos {

    private static final List<String> TEXTS = List.of("", " ", "'", "\"", "\\", "null", "' OR '1'='1",
            "'; DROP TABLE record; --",
            "\" UNION ALL VALUES 1 --", "%' ESCAPE '", "%_%", "\u0000", "\ud800", "\udfff\ud800", "\u202eabc",
            "𝕏".repeat(90),
            "x".repeat(300), "../../etc/passwd", "${jndi:ldap://x}", "<script>", "2026-02-29", "9999999999999999",
            "00000000-0000-0000-0000-000000000000", "2026-01-31T08:00:00.000Z-ffff-zz", "__proto__", "a:1", "0:0",
            "\r\nX-Evil: 1", "Infinity", "-1", "true");
    private static final List<String> NUMBERS = List.of("0", "-0", "-1", "1e308", "-1e308", "1e-400", "0.1",
            "2147483648",
            "9007199254740993", "99999999999999999999999999");
    private static final List<String> NAMES = List.of("id", "email", "password", "opId", "ops", "deviceId", "cursor",
            "limit",
            "types", "type", "prefix", "query", "after", "from", "to", "date", "effectiveFrom", "name", "servings",
            "snapshot", "data", "lastModified", "baseVersion", "refreshToken", "__proto__", "version", "");

    private final SplittableRandom random;
    private final JsonNodeFactory json = JsonNodeFactory.instance;

    JsonChaos(SplittableRandom random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2, 3 -> json.textNode(text());
            case 4 -> json.numberNode(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
            case 5 -> array(depth - 1);
            default -> object(depth - 1);
        };
    }

    /** The same with something in it that is another, or gone, or there twice. */
    JsonNode mutated(JsonNode valid) {
        JsonNode copy = valid.deepCopy();
        List<ObjectNode> objects = new ArrayList<>();
        collect(copy, objects);
        if (objects.isEmpty()) {
            return value(2);
        }
        ObjectNode place = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        place.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || random.nextInt(4) == 0
                ? NAMES.get(random.nextInt(NAMES.size()))
                : names.get(random.nextInt(names.size()));
        if (random.nextInt(5) == 0) {
            place.remove(name);
        } else {
            place.set(name, value(2));
        }
        return copy;
    }

    /** The same with the text in the place of every text. */
    JsonNode spread(JsonNode valid, String text) {
        JsonNode copy = valid.deepCopy();
        List<ObjectNode> objects = new ArrayList<>();
        collect(copy, objects);
        objects.forEach(object -> List.copyOf(object.properties()).forEach(member -> {
            if (member.getValue().isTextual()) {
                object.put(member.getKey(), text);
            }
        }));
        return copy;
    }

    private JsonNode array(int depth) {
        ArrayNode array = json.arrayNode();
        for (int left = random.nextInt(4); left > 0; left--) {
            array.add(value(depth));
        }
        return array;
    }

    private JsonNode object(int depth) {
        ObjectNode object = json.objectNode();
        for (int left = random.nextInt(6); left > 0; left--) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(depth));
        }
        return object;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}
