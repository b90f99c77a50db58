package org.larder.ui.quickadd;

import java.util.Locale;
import java.util.OptionalDouble;

/** An amount that was typed by itself. */
public final class TypedAmount {

    private static final double MOST = 100_000;
    private static final double LEAST = 0.001;

    private TypedAmount() {
    }

    /** The grams that the text means, within the bounds of an entry; empty if it means none. */
    public static OptionalDouble grams(String text) {
        OptionalDouble grams = new LineParser(Locale.getDefault(Locale.Category.FORMAT)).grams(text);
        return grams.isPresent() && grams.getAsDouble() >= LEAST && grams.getAsDouble() <= MOST ? grams
                : OptionalDouble.empty();
    }
}
