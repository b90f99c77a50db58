package org.larder.exchange;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

import org.larder.api.exchange.DiaryExport.CellStyle;

/** How cells are written. Immutable. */
final class Cells {

    private final boolean guarded;

    Cells(CellStyle style) {
        guarded = style == CellStyle.GUARDED;
    }

    /** A text that somebody wrote; nothing for none. */
    String text(Optional<String> text) {
        return text.map(this::text).orElse("");
    }

    String text(String text) {
        return guarded ? Formulas.guarded(text) : text;
    }

    /** All digits that tell the number from others, without an exponent. */
    static String number(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    /** Without zeros at the end. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
