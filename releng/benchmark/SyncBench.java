import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the sync: whole devices over HTTP on loopback, beside a bare loop of the same requests. The server stores nothing
 * and is a process of its own, as every device is.
 */
final class SyncBench {

    private static final Sizes FULL = new Sizes(1, 20_000, 80_000, 10, 40);
    private static final Sizes QUICK = new Sizes(1, 1000, 4000, 2, 4);
    private static final int QUEUE = 10_000;
    private static final int QUEUE_GROWN = 1_000_000;
    private static final int QUICK_GROWN = 20_000;

    private final Options options;
    private final Path work;
    private final Report report;
    private final Child child;
    private final Sizes sizes;
    private final int rounds;
    private boolean failed;

    /** @param work where databases and logs are */
    SyncBench(Options options, Path work, Report report) {
        this.options = options;
        this.work = work;
        this.report = report;
        child = new Child(work.resolve("logs"));
        sizes = options.quick() ? QUICK : FULL;
        rounds = options.quick() ? 1 : 3;
    }

    /** @return whether all could be measured */
    boolean run() throws Exception {
        say("a heap of 256 MB; medians of %d rounds", rounds);
        if (wanted("W4")) {
            say("W4: %,d operations made offline are pushed, 500 and 100 a request", sizes.calls() * 1000);
            report.tell(Metric.SYNC, "W4", rounds(true, "push500", "push100"));
        }
        if (wanted("W5")) {
            say("W5: the first pull of %,d rows over HTTP", sizes.foods() + sizes.entries());
            report.tell(Metric.SYNC, "W5", rounds(true, "feed"));
        }
        if (wanted("S1")) {
            say("S1: edits while %,d rows stream in", sizes.foods() + sizes.entries());
            report.tell(Metric.SYNC, "S1", rounds(false, "stream"));
        }
        if (wanted("S2")) {
            say("S2: %,d operations wait, grown: %,d; opened, and 10,000 of them pushed", QUEUE, grown());
            report.tell(Metric.SYNC, "S2", queues());
        }
        if (wanted("S3")) {
            say("S3: a change on its way into another device's store, with the stream of the official server; at rest"
                    + " and in haste (_haste)");
            report.tell(Metric.SYNC, "S3", once("hint"));
        }
        return !failed;
    }

    private Results rounds(boolean raw, String... workloads) throws Exception {
        Results results = new Results();
        for (int round = 0; round < rounds; round++) {
            for (String subject : raw ? compared() : options.engines()) {
                for (String workload : workloads) {
                    results.add(subject, round, figures(workload, subject, sizes));
                }
            }
        }
        return results;
    }

    private Results once(String workload) throws Exception {
        Results results = new Results();
        for (String subject : options.engines()) {
            results.add(subject, 0, figures(workload, subject, sizes));
        }
        return results;
    }

    private Results queues() throws Exception {
        Results results = new Results();
        for (String subject : options.engines()) {
            results.add(subject, 0, figures("queue", subject, sizes.with(0, QUEUE)));
            Map<String, Double> grown = new LinkedHashMap<>();
            figures("queue", subject, sizes.with(0, grown())).forEach((name, value) -> grown.put(name + "_grown", value));
            results.add(subject, 0, grown);
        }
        return results;
    }

    /** None if the worker failed, which is told. */
    private Map<String, Double> figures(String workload, String subject, Sizes size) throws Exception {
        try {
            return child.run(workload, subject, Folders.fresh(work.resolve("sync-" + subject)), size);
        } catch (WorkerFailedException e) {
            failed = true;
            System.out.println("FAILED: " + e.getMessage());
            return Map.of();
        }
    }

    private List<String> compared() {
        return Stream.concat(Stream.of("http"), options.engines().stream()).toList();
    }

    private int grown() {
        return options.quick() ? QUICK_GROWN : QUEUE_GROWN;
    }

    private boolean wanted(String workload) {
        return options.workloads().contains(workload);
    }

    private static void say(String text, Object... values) {
        System.out.println("-- " + String.format(Locale.ROOT, text, values));
    }
}
