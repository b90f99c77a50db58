package org.larder.api.model;

/**
 * What is wrong with one field of an input.
 *
 * @param field the name of the top-level field on the wire, {@code data} for the whole
 * @param value the value as text, shortened if it is long; empty if there was none
 * @param message what it must be, without the field's name: "must be at most 200 characters"
 */
public record FieldError(String field, String value, String message) {

    private static final int SHOWN = 60;

    public FieldError {
        if (value.length() > SHOWN) {
            value = value.substring(0, SHOWN) + "...";
        }
    }

    /** A sentence: "calories must be at least 0, not -5". */
    @Override
    public String toString() {
        return value.isEmpty() ? field + " " + message : field + " " + message + ", not " + value;
    }
}
