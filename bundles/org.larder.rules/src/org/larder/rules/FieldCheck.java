package org.larder.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import org.larder.api.model.FieldError;

/** Collects what is wrong with the fields of one record. */
final class FieldCheck {

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    void fault(String field, String value, String message) {
        errors.add(new FieldError(field, value, message));
    }

    void range(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            fault(field, number(value), "must be a number from " + number(least) + " to " + number(most));
        }
    }

    void range(String field, OptionalDouble value, double least, double most) {
        value.ifPresent(number -> range(field, number, least, most));
    }

    void finite(String field, OptionalDouble value) {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            fault(field, number(value.getAsDouble()), "must be a finite number");
        }
    }

    /** A name: not blank, no control character, 1 to {@code most} UTF-16 code units. */
    void name(String field, String value, int most) {
        if (Texts.blank(value)) {
            fault(field, "", "must not be blank");
        } else {
            line(field, value, most);
        }
    }

    /** One line of text: no control character, at most {@code most} UTF-16 code units. */
    void line(String field, String value, int most) {
        if (Texts.hasControl(value)) {
            fault(field, "", "must not contain control characters");
        }
        text(field, value, most);
    }

    /** Any well-formed text of at most {@code most} UTF-16 code units. */
    void text(String field, String value, int most) {
        if (value.length() > most) {
            fault(field, "", "must have at most " + most + " characters, not " + value.length());
        }
        if (!Texts.storable(value)) {
            fault(field, "", "must be well-formed Unicode without U+0000");
        }
    }

    void pattern(String field, Optional<String> value, Pattern form, String message) {
        value.filter(text -> !form.matcher(text).matches()).ifPresent(text -> fault(field, text, message));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
