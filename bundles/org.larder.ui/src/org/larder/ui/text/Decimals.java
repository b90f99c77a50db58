package org.larder.ui.text;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers as a person types them: decimal point or comma, {@code 1/2}, {@code 1 1/2}, {@code 1½}. Thousands are taken for
 * what they are only where the locale writes them so. Immutable.
 */
public final class Decimals {

    private static final String VULGAR = "½¼¾⅓⅔";
    private static final double[] VULGAR_VALUES = {0.5, 0.25, 0.75, 1 / 3.0, 2 / 3.0};
    private static final Pattern PLAIN = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?|\\.\\d{1,9}");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,4})/([1-9]\\d{0,3})");

    private final Pattern thousands;

    public Decimals(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        String grouping = Pattern.quote(String.valueOf(symbols.getGroupingSeparator()));
        thousands = Pattern.compile("[1-9]\\d{0,2}(" + grouping + "\\d{3})+(\\D\\d{1,9})?");
    }

    /** The number that the text is; empty if it is none. */
    public OptionalDouble of(String text) {
        String trimmed = text.strip();
        int space = trimmed.indexOf(' ');
        if (space > 0) {
            return sum(plain(trimmed.substring(0, space)), fraction(trimmed.substring(space + 1).strip()));
        }
        int vulgar = trimmed.length() - 1;
        if (vulgar > 0 && VULGAR.indexOf(trimmed.charAt(vulgar)) >= 0) {
            return sum(plain(trimmed.substring(0, vulgar)), fraction(trimmed.substring(vulgar)));
        }
        OptionalDouble fraction = fraction(trimmed);
        return fraction.isPresent() ? fraction : plain(trimmed);
    }

    private OptionalDouble plain(String text) {
        String digits = thousands.matcher(text).matches() ? withoutThousands(text) : text;
        String point = digits.replace(',', '.');
        return PLAIN.matcher(point).matches() ? OptionalDouble.of(Double.parseDouble(point)) : OptionalDouble.empty();
    }

    private static String withoutThousands(String text) {
        String first = text.replaceFirst("\\D(?=\\d{3}(\\D|$))", "");
        return first.equals(text) ? text : withoutThousands(first);
    }

    private static OptionalDouble fraction(String text) {
        if (text.length() == 1 && VULGAR.contains(text)) {
            return OptionalDouble.of(VULGAR_VALUES[VULGAR.indexOf(text)]);
        }
        var parts = FRACTION.matcher(text);
        return parts.matches()
                ? OptionalDouble.of(Double.parseDouble(parts.group(1)) / Double.parseDouble(parts.group(2)))
                : OptionalDouble.empty();
    }

    private static OptionalDouble sum(OptionalDouble whole, OptionalDouble part) {
        return whole.isPresent() && part.isPresent() ? OptionalDouble.of(whole.getAsDouble() + part.getAsDouble())
                : OptionalDouble.empty();
    }
}
