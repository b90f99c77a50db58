package org.larder.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.larder.api.model.FieldError;
import org.larder.api.model.Page;
import org.larder.api.model.ValidationException;

/** The opaque texts with which pages go on: the sort key of the last item. */
final class Cursors {

    private Cursors() {
    }

    /**
     * A page of a query that asked for one row more than the page holds.
     *
     * @param cursor the cursor behind an item
     */
    static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        return new Page<>(found.subList(0, limit), Optional.of(cursor.apply(found.get(limit - 1))));
    }

    /** @throws ValidationException if the text is no such cursor */
    static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw malformed(cursor);
        }
    }

    /** @throws ValidationException if the text is no such cursor */
    static LocalDate day(String cursor) {
        try {
            return LocalDate.parse(cursor);
        } catch (DateTimeException e) {
            throw malformed(cursor);
        }
    }

    static String text(String... parts) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ValidationException if the text is no cursor of two parts */
    static String[] texts(String cursor) {
        return texts(cursor, 2);
    }

    /** @throws ValidationException if the text is no cursor of so many parts */
    static String[] texts(String cursor, int count) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == count) {
                return parts;
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformed(cursor);
        }
        throw malformed(cursor);
    }

    private static ValidationException malformed(String cursor) {
        return new ValidationException(new FieldError("after", cursor, "must be the cursor of a page before"));
    }
}
