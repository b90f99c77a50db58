package org.larder.transport.folder;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log of a device, and its folder. A device begins another one when it cannot go on with the last.
 *
 * @param device the node of its stamps
 * @param number from 1
 */
record LogName(String device, int number) implements Comparable<LogName> {

    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,32})-([1-9][0-9]{0,5})");
    private static final Comparator<LogName> ORDER = Comparator.comparing((LogName log) -> log.device)
            .thenComparing(log -> log.number);

    static Optional<LogName> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new LogName(form.group(1), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    /** Whether the text can name a device. */
    static boolean device(String text) {
        return FORM.matcher(text + "-1").matches();
    }

    LogName next() {
        return new LogName(device, number + 1);
    }

    @Override
    public int compareTo(LogName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return device + "-" + number;
    }
}
