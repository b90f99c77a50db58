package org.larder.json;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * A record's text as this program writes it, read token by token, which is much quicker than by a tree. Where it finds
 * anything else than what it is asked for, it says so in {@link #odd}. Used by one thread.
 */
final class StoredText implements AutoCloseable {

    private final JsonParser in;
    private boolean odd;

    StoredText(String json) throws IOException {
        in = Json.MAPPER.getFactory().createParser(json);
        expect(in.nextToken(), JsonToken.START_OBJECT);
    }

    /** Whether something was found that is not as this program writes it. */
    boolean odd() {
        return odd;
    }

    /** Says that something is odd. */
    void giveUp() {
        odd = true;
    }

    /** The name of the next field of this object; empty at its end, or if something was odd. */
    String field() throws IOException {
        if (odd || in.nextToken() == JsonToken.END_OBJECT) {
            return "";
        }
        String name = in.currentName();
        odd |= name.isEmpty();
        return name;
    }

    /** The text must end here. */
    void end() throws IOException {
        odd |= in.nextToken() != null;
    }

    String text() throws IOException {
        expect(in.nextToken(), JsonToken.VALUE_STRING);
        return odd ? "" : in.getText();
    }

    Optional<String> optionalText() throws IOException {
        return nothing() ? Optional.empty() : Optional.of(in.getText());
    }

    double number() throws IOException {
        in.nextToken();
        return value();
    }

    OptionalDouble optionalNumber() throws IOException {
        return in.nextToken() == JsonToken.VALUE_NULL ? OptionalDouble.empty() : OptionalDouble.of(value());
    }

    /** Whether an object begins here; else it is null. */
    boolean object() throws IOException {
        JsonToken token = in.nextToken();
        odd |= token != JsonToken.VALUE_NULL && token != JsonToken.START_OBJECT;
        return token == JsonToken.START_OBJECT;
    }

    /** A list begins here. */
    void list() throws IOException {
        expect(in.nextToken(), JsonToken.START_ARRAY);
    }

    /** Whether another object begins in the list. */
    boolean another() throws IOException {
        if (odd || in.nextToken() == JsonToken.END_ARRAY) {
            return false;
        }
        expect(in.currentToken(), JsonToken.START_OBJECT);
        return !odd;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean nothing() throws IOException {
        JsonToken token = in.nextToken();
        odd |= token != JsonToken.VALUE_NULL && token != JsonToken.VALUE_STRING;
        return token != JsonToken.VALUE_STRING;
    }

    private double value() throws IOException {
        JsonToken token = in.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            odd = true;
            return 0;
        }
        double value = in.getDoubleValue();
        odd |= !Double.isFinite(value);
        return value;
    }

    private void expect(JsonToken token, JsonToken expected) {
        odd |= token != expected;
    }
}
