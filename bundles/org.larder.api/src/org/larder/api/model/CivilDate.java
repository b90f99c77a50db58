package org.larder.api.model;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The civil dates of the contract: {@code YYYY-MM-DD}, real dates of the years 1900 to 2999. */
public final class CivilDate {

    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private static final String MIDNIGHT = "T00:00:00.000Z";

    private CivilDate() {
    }

    /** The date that the text means; empty if it is none of the contract. */
    public static Optional<LocalDate> of(String text) {
        return WireInstant.of(text + MIDNIGHT)
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
                .filter(CivilDate::valid);
    }

    /** Whether the date lies in the years 1900 to 2999. */
    public static boolean valid(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }

    /**
     * @param field the field that an error names
     * @throws ValidationException if the text is no such date
     */
    public static LocalDate parse(String field, String text) {
        return of(text).orElseThrow(() -> new ValidationException(
                new FieldError(field, text, "must be a real date YYYY-MM-DD of the years 1900 to 2999")));
    }
}
