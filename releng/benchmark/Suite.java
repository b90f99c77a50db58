import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A group of workloads, each measured by workers in processes of their own; a worker that fails is told and left out. */
abstract class Suite {

    private final Options options;
    private final Path work;
    private final Report report;
    private final Child child;
    private final List<Metric> metrics;
    private boolean failed;

    /**
     * @param work where databases and logs are
     * @param metrics its figures
     */
    Suite(Options options, Path work, Report report, List<Metric> metrics) {
        this.options = options;
        this.work = work;
        this.report = report;
        this.metrics = metrics;
        child = new Child(work.resolve("logs"));
    }

    /** @return whether all could be measured */
    final boolean run() throws Exception {
        say("a heap of 256 MB; medians of %d rounds", rounds());
        measure();
        return !failed;
    }

    /** Measures what is wanted and tells it. */
    abstract void measure() throws Exception;

    final int rounds() {
        return options.quick() ? 1 : 3;
    }

    final Options options() {
        return options;
    }

    final Path work() {
        return work;
    }

    final boolean wanted(String workload) {
        return options.workloads().contains(workload);
    }

    final void tell(String workload, Results results) {
        report.tell(metrics, workload, results);
    }

    /** None if the worker failed, which is told. */
    final Map<String, Double> figures(String workload, String subject, Path folder, Sizes size) throws Exception {
        try {
            return child.run(workload, subject, folder, size);
        } catch (WorkerFailedException e) {
            failed = true;
            System.out.println("FAILED: " + e.getMessage());
            return Map.of();
        }
    }

    /** The figures of what has grown. */
    static Map<String, Double> grown(Map<String, Double> figures) {
        Map<String, Double> named = new LinkedHashMap<>();
        figures.forEach((name, value) -> named.put(name + "_grown", value));
        return named;
    }

    static void say(String text, Object... values) {
        System.out.println("-- " + String.format(Locale.ROOT, text, values));
    }
}
