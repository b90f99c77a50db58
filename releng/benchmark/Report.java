import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tells the figures, a line each, and whether the targets were met; the same as lines of JSON. */
final class Report {

    private static final String TARGETED = "derby";
    private static final List<String> SUBJECTS = List.of("disk", "sqlite", "derby", "h2");

    private final List<String> json = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private int targets;

    /** Tells what was measured of a workload. */
    void tell(String workload, Results results) {
        for (Metric metric : Metric.ALL.stream().filter(each -> each.workload().equals(workload)).toList()) {
            for (String subject : SUBJECTS) {
                results.value(subject, metric).ifPresent(value -> tell(metric, subject, value, results));
            }
        }
    }

    /** Writes the lines of JSON. */
    void write(Path file) throws IOException {
        Files.write(file, json);
    }

    void summary() {
        if (targets > 0) {
            System.out.println(targets - missed.size() + " of " + targets + " targets met"
                    + (missed.isEmpty() ? "" : "; missed: " + String.join(", ", missed)));
        }
    }

    private void tell(Metric metric, String subject, double value, Results results) {
        boolean larder = !subject.equals("disk") && !subject.equals("sqlite");
        OptionalDouble toDisk = metric.name().startsWith("ops_s") && !subject.equals("disk")
                ? disk(value, results)
                : OptionalDouble.empty();
        OptionalDouble toSqlite = larder && metric.part().isEmpty()
                ? results.ratio(subject, "sqlite", metric)
                : OptionalDouble.empty();
        Optional<Target> target = metric.target().filter(each -> subject.equals(TARGETED));
        double judged = target.filter(Target::ofRatio).isPresent() ? toSqlite.orElse(Double.NaN) : value;
        Optional<Boolean> met = target.filter(each -> !Double.isNaN(judged)).map(each -> each.met(judged));
        met.ifPresent(yes -> count(metric, yes));
        System.out.println(line(metric, subject, value, toDisk, toSqlite, target, met));
        json.add(json(metric, subject, value, toDisk, toSqlite, target, met));
    }

    private static OptionalDouble disk(double value, Results results) {
        OptionalDouble disk = results.value("disk", Metric.ALL.getFirst());
        return disk.isPresent() ? OptionalDouble.of(value / disk.getAsDouble()) : disk;
    }

    private void count(Metric metric, boolean met) {
        targets++;
        if (!met) {
            missed.add(metric.workload() + " " + metric.name());
        }
    }

    private static String line(Metric metric, String subject, double value, OptionalDouble toDisk, OptionalDouble toSqlite,
            Optional<Target> target, Optional<Boolean> met) {
        return String.format(Locale.ROOT, "%-3s %-7s %-20s %9s %-14s %-15s %s", metric.workload(), subject, metric.name(),
                Text.number(value), times(toDisk, "fsync"), times(toSqlite, "SQLite"),
                met.map(yes -> "target " + target.orElseThrow() + (yes ? ": met" : ": MISSED")).orElse("")).stripTrailing();
    }

    private static String times(OptionalDouble ratio, String what) {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%6s x %s", Text.number(ratio.getAsDouble()), what) : "";
    }

    private static String json(Metric metric, String subject, double value, OptionalDouble toDisk, OptionalDouble toSqlite,
            Optional<Target> target, Optional<Boolean> met) {
        StringBuilder text = new StringBuilder("{\"wl\":\"" + metric.workload() + "\",\"engine\":\"" + subject
                + "\",\"metric\":\"" + metric.name() + "\",\"value\":" + plain(value));
        toDisk.ifPresent(ratio -> text.append(",\"ratio_to_fsync\":" + plain(ratio)));
        toSqlite.ifPresent(ratio -> text.append(",\"ratio_to_sqlite\":" + plain(ratio)));
        met.ifPresent(yes -> text.append(",\"target\":" + plain(target.orElseThrow().bound()) + ",\"ok\":" + yes));
        return text + "}";
    }

    private static String plain(double value) {
        return Text.number(value).replace(",", "");
    }
}
