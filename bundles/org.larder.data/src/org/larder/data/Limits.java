package org.larder.data;

import java.time.LocalDate;

import org.larder.api.model.CivilDate;
import org.larder.api.model.FieldError;
import org.larder.api.model.ValidationException;

/** The bounds of what is asked, beside those of records. Faults are {@link ValidationException}s that name the argument. */
final class Limits {

    private static final int MOST = 1000;

    private Limits() {
    }

    /** A page has 1 to 1,000 items. */
    static int page(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ValidationException(
                    new FieldError("limit", Integer.toString(limit), "must be 1 to " + MOST));
        }
        return limit;
    }

    /** No more than 1,000 things are looked for at a time. */
    static void most(String field, int number) {
        if (number > MOST) {
            throw new ValidationException(new FieldError(field, "", "must be at most " + MOST + ", not " + number));
        }
    }

    /** Days are those of the contract. */
    static LocalDate day(String field, LocalDate day) {
        if (!CivilDate.valid(day)) {
            throw new ValidationException(
                    new FieldError(field, day.toString(), "must lie in the years 1900 to 2999"));
        }
        return day;
    }

    /** A range has a first and a last day, which may be the same. */
    static void range(LocalDate from, LocalDate to) {
        day("from", from);
        day("to", to);
        if (from.isAfter(to)) {
            throw new ValidationException(
                    new FieldError("from", from.toString(), "must not be after the last day, " + to));
        }
    }
}
