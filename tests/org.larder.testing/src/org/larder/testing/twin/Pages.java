package org.larder.testing.twin;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.larder.api.model.FieldError;
import org.larder.api.model.Page;
import org.larder.api.model.ValidationException;

/**
 * Pages of a list in the order of texts that its items have as keys. A cursor is the kind of the list and the key of the last
 * item, so that it holds when that item goes.
 */
final class Pages<T> {

    private final String kind;
    private final Function<T, String> key;

    Pages(String kind, Function<T, String> key) {
        this.kind = kind + " ";
        this.key = key;
    }

    Page<T> page(List<T> all, Optional<String> after, int limit) {
        String last = after.map(this::keyOf).orElse("");
        List<T> rest = all.stream()
                .filter(item -> key.apply(item).compareTo(last) > 0)
                .sorted(Comparator.comparing(key))
                .limit(limit + 1L)
                .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, Optional.empty());
        }
        return new Page<>(rest.subList(0, limit), Optional.of(kind + key.apply(rest.get(limit - 1))));
    }

    /** A text for a number, so that the texts are in the order of the numbers from 0. */
    static String up(long number) {
        return String.format("%019d", number);
    }

    /** A text for a number, so that the texts are in the opposite order of the numbers from 0. */
    static String down(long number) {
        return up(Long.MAX_VALUE - number);
    }

    private String keyOf(String cursor) {
        if (!cursor.startsWith(kind)) {
            throw new ValidationException(
                    new FieldError("after", cursor, "must be the cursor of a page before"));
        }
        return cursor.substring(kind.length());
    }
}
