package org.larder.exchange;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.TextNode;
import org.larder.api.model.RecordKey;
import org.larder.rules.Texts;

/** A JSON object in one line, member by member. Not thread-safe. */
final class JsonLine {

    private static final int ASCII = 0x7f;

    private final StringBuilder out = new StringBuilder("{");

    /** A member whose value stands there as it is: a number, true, false. */
    JsonLine plain(String name, Object value) {
        if (out.length() > 1) {
            out.append(',');
        }
        out.append('"').append(name).append("\":").append(value);
        return this;
    }

    JsonLine text(String name, Object value) {
        return plain(name, quoted(value.toString()));
    }

    /** Nothing if there is none. */
    <T> JsonLine text(String name, Optional<T> value) {
        value.map(Object::toString).ifPresent(there -> text(name, there));
        return this;
    }

    /** A member that is JSON already; nothing if there is none. */
    JsonLine json(String name, Optional<String> value) {
        value.ifPresent(there -> plain(name, there));
        return this;
    }

    JsonLine key(RecordKey key) {
        return text("record", key.type().wire()).text("id", key.id());
    }

    /** The members of a compact JSON object, as they are. */
    JsonLine fields(String object) {
        out.append(',').append(object, 1, object.length() - 1);
        return this;
    }

    @Override
    public String toString() {
        return out + "}";
    }

    /** A text that is no well-formed Unicode is escaped whole, so that UTF-8 can hold it. */
    private static String quoted(String text) {
        String quoted = TextNode.valueOf(text).toString();
        return Texts.storable(text) ? quoted : escaped(quoted);
    }

    private static String escaped(String quoted) {
        StringBuilder plain = new StringBuilder(quoted.length());
        for (char c : quoted.toCharArray()) {
            plain.append(c > ASCII ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return plain.toString();
    }
}
