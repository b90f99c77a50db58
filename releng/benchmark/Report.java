import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Tells the figures, a line each, and whether the targets were met; the same as lines of JSON. */
final class Report {

    private static final Set<String> TARGETED = Set.of("derby", "postgresql");
    private static final Set<String> BASELINES = Set.of("disk", "sqlite", "node");
    private static final List<String> SUBJECTS = List.of("disk", "sqlite", "node", "derby", "h2", "postgresql");

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
        boolean larder = !BASELINES.contains(subject);
        OptionalDouble toDisk = metric.name().startsWith("ops_s") && !subject.equals("disk")
                ? disk(value, results)
                : OptionalDouble.empty();
        OptionalDouble toSqlite = larder && metric.part().isEmpty()
                ? results.ratio(subject, "sqlite", metric)
                : OptionalDouble.empty();
        Optional<Target> target = metric.target().filter(each -> TARGETED.contains(subject));
        Figure figure = new Figure(metric, subject, value, toDisk, toSqlite, target);
        figure.met().ifPresent(yes -> count(metric, yes));
        System.out.println(figure.line());
        json.add(figure.json());
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
}
