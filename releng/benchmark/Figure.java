import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came out for a subject.
 *
 * @param value in the metric's unit
 * @param ratios by the name of what it is compared with: how many times better it is; for the bare disk, which part of it
 */
record Figure(Metric metric, String subject, double value, Map<String, Double> ratios, Optional<Target> target) {

    static final String SQLITE = "sqlite";

    private static final Map<String, String> SHOWN = Map.of(SQLITE, "SQLite");

    /** Whether the target was met; empty if there is none, or nothing to compare with. */
    Optional<Boolean> met() {
        if (target.isEmpty() || target.get().ofRatio() && !ratios.containsKey(SQLITE)) {
            return Optional.empty();
        }
        return Optional.of(target.get().met(target.get().ofRatio() ? ratios.get(SQLITE) : value));
    }

    /** A line for a person. */
    String line() {
        String aim = met().map(yes -> "target " + target.orElseThrow() + (yes ? ": met" : ": MISSED")).orElse("");
        return String.format(Locale.ROOT, "%-3s %-10s %-21s %9s %-14s %-15s %s", metric.workload(), subject,
                metric.name(), Text.number(value), times("fsync"), times(SQLITE) + times("http"), aim)
                .stripTrailing();
    }

    /** A line of JSON. */
    String json() {
        StringBuilder text = new StringBuilder("{\"wl\":\"" + metric.workload() + "\",\"engine\":\"" + subject
                + "\",\"metric\":\"" + metric.name() + "\",\"value\":" + plain(value));
        ratios.forEach((what, ratio) -> text.append(",\"ratio_to_" + what + "\":" + plain(ratio)));
        met().ifPresent(yes -> text.append(",\"target\":" + plain(target.orElseThrow().bound()) + ",\"ok\":" + yes));
        return text + "}";
    }

    private String times(String what) {
        return ratios.containsKey(what)
                ? String.format(Locale.ROOT, "%6s x %s", Text.number(ratios.get(what)), SHOWN.getOrDefault(what, what))
                : "";
    }

    private static String plain(double value) {
        return Text.number(value).replace(",", "");
    }
}
