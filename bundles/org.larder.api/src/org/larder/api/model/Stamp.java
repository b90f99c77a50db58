package org.larder.api.model;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern FORM = Pattern.compile("(.{24})-([0-9a-f]{4})-([0-9a-z]{1,32})");
    private static final Pattern NODE = Pattern.compile("[0-9a-z]{1,32}");
    private static final long FIRST = -62_167_219_200_000L;
    private static final long LAST = 253_402_300_799_999L;

    /** @throws IllegalArgumentException if a part is outside its range */
    public Stamp {
        if (millis < FIRST || millis > LAST || counter < 0 || counter > MAX_COUNTER || !NODE.matcher(node).matches()) {
            throw new IllegalArgumentException("no stamp: " + millis + ", " + counter + ", " + node);
        }
    }

    /** The stamp that the text means; empty if it is none. */
    public static Optional<Stamp> of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return WireInstant.of(parts.group(1))
                .map(time -> new Stamp(time.toEpochMilli(), Integer.parseInt(parts.group(2), 16), parts.group(3)));
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
        return WireInstant.text(millis) + "-" + String.format("%04x", counter) + "-" + node;
    }
}
