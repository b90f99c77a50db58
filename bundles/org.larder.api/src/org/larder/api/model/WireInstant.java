package org.larder.api.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The instants of the contract: {@code YYYY-MM-DDTHH:MM:SS.mmmZ}, exactly three decimals and {@code Z}. */
public final class WireInstant {

    private static final String FORM = "0000-00-00T00:00:00.000Z";
    private static final int NANOS = 1_000_000;
    private static final DateTimeFormatter OTHER_YEARS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private WireInstant() {
    }

    /** The instant that the text means; empty if it is none of the contract. */
    public static Optional<Instant> of(String text) {
        if (!formed(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10),
                    number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), number(text, 20, 23) * NANOS)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The text of an instant, cut to milliseconds. */
    public static String text(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        if (time.getYear() < 0 || time.getYear() > 9999) {
            return OTHER_YEARS.format(time);
        }
        char[] text = FORM.toCharArray();
        put(text, 4, time.getYear());
        put(text, 7, time.getMonthValue());
        put(text, 10, time.getDayOfMonth());
        put(text, 13, time.getHour());
        put(text, 16, time.getMinute());
        put(text, 19, time.getSecond());
        put(text, 23, time.getNano() / NANOS);
        return new String(text);
    }

    /** The text of an instant given in milliseconds since 1970. */
    public static String text(long millis) {
        return text(Instant.ofEpochMilli(millis));
    }

    private static boolean formed(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char letter = text.charAt(i);
            if (FORM.charAt(i) == '0' ? letter < '0' || letter > '9' : letter != FORM.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Writes the digits of a number so that they end before that place. */
    private static void put(char[] text, int end, int number) {
        int rest = number;
        for (int i = end - 1; rest > 0; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
