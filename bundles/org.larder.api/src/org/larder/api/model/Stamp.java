package org.larder.api.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A stamp of a hybrid logical clock (section 5 of the contract): {@code 2026-01-31T08:00:00.000Z-00a3-k7f2}.
 *
 * <p>Stamps are ordered as their texts are in ASCII: by time, counter, node. Source: Kulkarni et al., "Logical Physical
 * Clocks", 2014.
 *
 * @param millis milliseconds since 1970, UTC, years 0000 to 9999
 * @param counter 0 to 65535
 * @param node the device, {@code [0-9a-z]{1,32}}
 */
public record Stamp(long millis, int counter, String node) implements Comparable<Stamp> {

    public static final int MAX_COUNTER = 0xffff;

    private static final int COUNTER = 25;
    private static final int NODE = 30;
    private static final int NODE_LENGTH = 32;
    private static final String DIGITS = "0123456789abcdef";
    private static final long FIRST = -62_167_219_200_000L;
    private static final long LAST = 253_402_300_799_999L;

    /** @throws IllegalArgumentException if a part is outside its range */
    public Stamp {
        if (millis < FIRST || millis > LAST || counter < 0 || counter > MAX_COUNTER || !node(node)) {
            throw new IllegalArgumentException("no stamp: " + millis + ", " + counter + ", " + node);
        }
    }

    /** The stamp that the text means; empty if it is none. */
    public static Optional<Stamp> of(String text) {
        if (text.length() <= NODE || text.charAt(COUNTER - 1) != '-' || text.charAt(NODE - 1) != '-'
                || !hex(text, COUNTER, NODE - 1) || !node(text.substring(NODE))) {
            return Optional.empty();
        }
        return WireInstant.of(text.substring(0, COUNTER - 1)).map(
                time -> new Stamp(time.toEpochMilli(), Integer.parseInt(text, COUNTER, NODE - 1, 16),
                        text.substring(NODE)));
    }

    /** @throws ValidationException naming {@code lastModified} if the text is no stamp */
    public static Stamp parse(String text) {
        return of(text).orElseThrow(() -> new ValidationException(new FieldError("lastModified", text,
                "must be a stamp like 2026-01-31T08:00:00.000Z-0000-device")));
    }

    /** The time part. */
    public Instant time() {
        return Instant.ofEpochMilli(millis);
    }

    public boolean after(Stamp other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Stamp other) {
        int byTime = Long.compare(millis, other.millis);
        int byCounter = byTime != 0 ? byTime : Integer.compare(counter, other.counter);
        return byCounter != 0 ? byCounter : node.compareTo(other.node);
    }

    /** The text of the contract. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(WireInstant.text(millis)).append('-');
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(DIGITS.charAt(counter >>> shift & 0xf));
        }
        return text.append('-').append(node).toString();
    }

    private static boolean hex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (DIGITS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean node(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if ((letter < '0' || letter > '9') && (letter < 'a' || letter > 'z')) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= NODE_LENGTH;
    }
}
