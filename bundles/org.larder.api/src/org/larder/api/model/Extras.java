package org.larder.api.model;

/**
 * Fields of a record that this version of Larder does not know. They are kept as they came and sent back, so that an
 * older program never strips what a newer one wrote.
 *
 * @param json a compact JSON object; {@code {}} if there are none
 */
public record Extras(String json) {

    public static final Extras NONE = new Extras("{}");

    public boolean isEmpty() {
        return json.equals(NONE.json);
    }
}
