import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came out for a subject.
 *
 * @param value in the metric's unit
 * @param toDisk part of what the bare disk can do
 * @param toSqlite how many times better than SQLite
 */
record Figure(Metric metric, String subject, double value, OptionalDouble toDisk, OptionalDouble toSqlite,
        Optional<Target> target) {

    /** Whether the target was met; empty if there is none, or nothing to compare with. */
    Optional<Boolean> met() {
        if (target.isEmpty() || target.get().ofRatio() && toSqlite.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(target.get().met(target.get().ofRatio() ? toSqlite.getAsDouble() : value));
    }

    /** A line for a person. */
    String line() {
        String aim = met().map(yes -> "target " + target.orElseThrow() + (yes ? ": met" : ": MISSED")).orElse("");
        return String.format(Locale.ROOT, "%-3s %-7s %-20s %9s %-14s %-15s %s", metric.workload(), subject,
                metric.name(), Text.number(value), times(toDisk, "fsync"), times(toSqlite, "SQLite"), aim)
                .stripTrailing();
    }

    /** A line of JSON. */
    String json() {
        StringBuilder text = new StringBuilder("{\"wl\":\"" + metric.workload() + "\",\"engine\":\"" + subject
                + "\",\"metric\":\"" + metric.name() + "\",\"value\":" + plain(value));
        toDisk.ifPresent(ratio -> text.append(",\"ratio_to_fsync\":" + plain(ratio)));
        toSqlite.ifPresent(ratio -> text.append(",\"ratio_to_sqlite\":" + plain(ratio)));
        met().ifPresent(yes -> text.append(",\"target\":" + plain(target.orElseThrow().bound()) + ",\"ok\":" + yes));
        return text + "}";
    }

    private static String times(OptionalDouble ratio, String what) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%6s x %s", Text.number(ratio.getAsDouble()), what) : "";
    }

    private static String plain(double value) {
        return Text.number(value).replace(",", "");
    }
}
