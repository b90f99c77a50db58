package org.larder.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** One text for all JSON texts of the same value: members sorted, numbers as doubles. */
final class Canonical {

    private Canonical() {
    }

    /** SHA-256, lower-case hex, over the canonical text without top-level members that are null or an empty list. */
    static String hash(JsonNode object) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : sorted(object).entrySet()) {
            JsonNode value = member.getValue();
            if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                member(text, member.getKey(), value);
            }
        }
        return sha256(text.toString());
    }

    private static void value(StringBuilder out, JsonNode value) {
        if (value.isObject()) {
            out.append('{');
            sorted(value).forEach((name, child) -> member(out, name, child));
            out.append('}');
        } else if (value.isArray()) {
            out.append('[');
            for (JsonNode child : value) {
                value(out, child);
                out.append(',');
            }
            out.append(']');
        } else if (value.isNumber()) {
            out.append(value.doubleValue() + 0.0);
        } else {
            out.append(value);
        }
    }

    private static void member(StringBuilder out, String name, JsonNode value) {
        out.append(TextNode.valueOf(name)).append(':');
        value(out, value);
        out.append(',');
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
