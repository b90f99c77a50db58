import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the sync: whole devices over HTTP on loopback, beside a bare loop of the same requests. The server stores nothing
 * and is a process of its own, as every device is.
 */
final class SyncBench extends Suite {

    private static final Sizes FULL = new Sizes(1, 20_000, 80_000, 10, 40);
    private static final Sizes QUICK = new Sizes(1, 1000, 4000, 2, 4);
    private static final List<String> ENGINES = List.of("derby", "h2");
    private static final int QUEUE = 10_000;
    private static final int QUEUE_GROWN = 1_000_000;
    private static final int QUICK_GROWN = 20_000;

    private final Sizes sizes;

    /** @param work where databases and logs are */
    SyncBench(Options options, Path work, Report report) {
        super(options, work, report, Metric.SYNC);
        sizes = options.quick() ? QUICK : FULL;
    }

    @Override
    void measure() throws Exception {
        if (wanted("W4")) {
            say("W4: %,d operations made offline are pushed, 500 and 100 a request", sizes.calls() * 1000);
            tell("W4", inRounds(true, "push500", "push100"));
        }
        if (wanted("W5")) {
            say("W5: the first pull of %,d rows over HTTP", sizes.foods() + sizes.entries());
            tell("W5", inRounds(true, "feed"));
        }
        if (wanted("S1")) {
            say("S1: edits while %,d rows stream in", sizes.foods() + sizes.entries());
            tell("S1", inRounds(false, "stream"));
        }
        if (wanted("S2")) {
            say("S2: %,d operations wait, grown: %,d; opened, and 10,000 of them pushed", QUEUE, queueGrown());
            tell("S2", queues());
        }
        if (wanted("S3")) {
            say("S3: a change on its way into another device's store, with the stream of the official server; at rest"
                    + " and in haste (_haste)");
            tell("S3", once("hint"));
        }
    }

    private Results inRounds(boolean raw, String... workloads) throws Exception {
        Results results = new Results();
        for (int round = 0; round < rounds(); round++) {
            for (String subject : raw ? compared() : options().engines(ENGINES)) {
                for (String workload : workloads) {
                    results.add(subject, round, figures(workload, subject, sizes));
                }
            }
        }
        return results;
    }

    private Results once(String workload) throws Exception {
        Results results = new Results();
        for (String subject : options().engines(ENGINES)) {
            results.add(subject, 0, figures(workload, subject, sizes));
        }
        return results;
    }

    private Results queues() throws Exception {
        Results results = new Results();
        for (String subject : options().engines(ENGINES)) {
            results.add(subject, 0, figures("queue", subject, sizes.with(0, QUEUE)));
            results.add(subject, 0, grown(figures("queue", subject, sizes.with(0, queueGrown()))));
        }
        return results;
    }

    private Map<String, Double> figures(String workload, String subject, Sizes size) throws Exception {
        return figures(workload, subject, Folders.fresh(work().resolve("sync-" + subject)), size);
    }

    private List<String> compared() {
        return Stream.concat(Stream.of("http"), options().engines(ENGINES).stream()).toList();
    }

    private int queueGrown() {
        return options().quick() ? QUICK_GROWN : QUEUE_GROWN;
    }
}
