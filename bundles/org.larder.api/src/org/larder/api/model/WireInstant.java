package org.larder.api.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** The instants of the contract: {@code YYYY-MM-DDTHH:MM:SS.mmmZ}, exactly three decimals and {@code Z}. */
public final class WireInstant {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int LENGTH = 24;

    private WireInstant() {
    }

    /** The instant that the text means; empty if it is none of the contract. */
    public static Optional<Instant> of(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The text of an instant, cut to milliseconds. */
    public static String text(Instant instant) {
        return FORM.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The text of an instant given in milliseconds since 1970. */
    public static String text(long millis) {
        return text(Instant.ofEpochMilli(millis));
    }
}
