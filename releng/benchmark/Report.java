import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the figures, a line each, and whether the targets were met; the same as lines of JSON. */
final class Report {

    /** The engines that are the default of an application or a server. */
    private static final List<String> TARGETED = List.of("derby", "postgresql");
    private static final List<String> BASELINES = List.of("disk", "sqlite", "http", "node");
    private static final List<String> SUBJECTS = List.of("disk", "sqlite", "http", "node", "derby", "h2", "postgresql");

    private final List<String> json = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private int targets;

    /** Tells what was measured of a workload. */
    void tell(List<Metric> metrics, String workload, Results results) {
        for (Metric metric : metrics.stream().filter(each -> each.workload().equals(workload)).toList()) {
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
        Optional<Target> target = metric.target().filter(each -> TARGETED.contains(subject));
        Figure figure = new Figure(metric, subject, value, ratios(metric, subject, value, results), target);
        figure.met().ifPresent(yes -> count(metric, subject, yes));
        System.out.println(figure.line());
        json.add(figure.json());
    }

    private static Map<String, Double> ratios(Metric metric, String subject, double value, Results results) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        if (metric.name().startsWith("ops_s") && !subject.equals("disk")) {
            results.value("disk", Metric.STORE.getFirst()).ifPresent(disk -> ratios.put("fsync", value / disk));
        }
        if (metric.part().isEmpty() && !BASELINES.contains(subject)) {
            results.ratio(subject, "sqlite", metric).ifPresent(ratio -> ratios.put(Figure.SQLITE, ratio));
        }
        if (metric.more() && !BASELINES.contains(subject)) {
            results.ratio(subject, "http", metric).ifPresent(ratio -> ratios.put("http", ratio));
        }
        return ratios;
    }

    private void count(Metric metric, String subject, boolean met) {
        targets++;
        if (!met) {
            missed.add(metric.workload() + " " + metric.name() + " on " + subject);
        }
    }
}
