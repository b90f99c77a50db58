package org.larder.exchange;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as a table writes them: digits, one decimal sign, perhaps an exponent; nothing that could be meant otherwise. */
final class Decimals {

    private static final Pattern FORM = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final boolean comma;

    /** @param comma whether the decimal sign is a comma */
    Decimals(boolean comma) {
        this.comma = comma;
    }

    /** The finite number that the text means; empty if it is none. */
    OptionalDouble read(String text) {
        String plain = comma ? text.replace('.', '?').replace(',', '.') : text;
        if (!FORM.matcher(plain).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(plain);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** What a number must look like. */
    String form() {
        return comma ? "must be a number like 12,5" : "must be a number like 12.5";
    }
}
