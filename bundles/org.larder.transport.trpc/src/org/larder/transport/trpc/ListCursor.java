package org.larder.transport.trpc;

import java.util.Optional;

/**
 * A place in the lists of a server without a feed: products, then goals, then entries, then the end.
 *
 * @param after where in the list to go on; empty: at its beginning
 */
record ListCursor(Stage stage, Optional<String> after) {

    static final ListCursor START = new ListCursor(Stage.PRODUCTS, Optional.empty());

    private static final String FORM = "lists1";

    /** The lists, in the order in which they are read: what entries refer to comes before them. */
    enum Stage {
        PRODUCTS,
        GOALS,
        CONSUMPTIONS,
        END
    }

    /** The place that a text names; empty if it is none of this form. */
    static Optional<ListCursor> of(String text) {
        String[] parts = text.split(":", 3);
        if (!parts[0].equals(FORM) || parts.length < 2) {
            return Optional.empty();
        }
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(parts[1])) {
                return Optional.of(new ListCursor(stage, parts.length < 3 ? Optional.empty() : Optional.of(parts[2])));
            }
        }
        return Optional.empty();
    }

    String text() {
        return FORM + ":" + stage + after.map(place -> ":" + place).orElse("");
    }

    boolean end() {
        return stage == Stage.END;
    }

    ListCursor at(String place) {
        return new ListCursor(stage, Optional.of(place));
    }

    ListCursor next() {
        return new ListCursor(Stage.values()[stage.ordinal() + 1], Optional.empty());
    }
}
