import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the server on its engines, beside one of the official packages on Node that keeps everything in memory. Of the
 * sizes, foods and entries are the records of a small and of a large account, questions are users, calls streams.
 */
final class ServerBench extends Suite {

    private static final Sizes FULL = new Sizes(6, 10_000, 1_000_000, 1000, 2000);
    private static final Sizes QUICK = new Sizes(3, 10_000, 50_000, 100, 2000);
    private static final List<String> ENGINES = List.of("derby", "postgresql");
    private static final String NODE = "node";

    private final Sizes sizes;

    /** @param work where databases and logs are */
    ServerBench(Options options, Path work, Report report) {
        super(options, work, report, Metric.SERVER);
        sizes = options.quick() ? QUICK : FULL;
    }

    @Override
    void measure() throws Exception {
        if (wanted("T1")) {
            say("T1: health.ping over 64 connections that are kept, %d s", sizes.seconds());
            tell("T1", inRounds("ping"));
        }
        if (wanted("T2") || wanted("T3")) {
            say("T2, T3: four users push new records, 100 a call, and pull them, 500 a page; %d s each", sizes.seconds());
            Results results = inRounds("calls");
            Stream.of("T2", "T3").filter(this::wanted).forEach(each -> tell(each, results));
        }
        if (wanted("T4")) {
            say("T4: a push of 100 to an account of %,d records, and of %,d (grown)", sizes.foods(), sizes.entries());
            tell("T4", once("account"));
        }
        if (wanted("T5")) {
            say("T5: a push of 100 by one of 10 users, and of %,d (grown)", sizes.questions());
            tell("T5", once("users"));
        }
        if (wanted("T6")) {
            say("T6: streams of changes that hear of a change, of %,d", sizes.calls());
            tell("T6", once("streams"));
        }
    }

    private Results inRounds(String workload) throws Exception {
        Results results = new Results();
        for (int round = 0; round < rounds(); round++) {
            Map<String, Double> node = figures(workload, NODE);
            results.add(NODE, round, node);
            for (String engine : options().engines(ENGINES)) {
                Map<String, Double> figures = figures(workload, engine);
                results.add(engine, round, figures);
                compare(results, engine, round, "push_to_node", "push_ops_s", figures, node);
                compare(results, engine, round, "pull_to_node", "pull_records_s", figures, node);
            }
        }
        return results;
    }

    private static void compare(Results results, String engine, int round, String name, String of,
            Map<String, Double> figures, Map<String, Double> node) {
        if (figures.containsKey(of) && node.containsKey(of)) {
            results.add(engine, round, Map.of(name, figures.get(of) / node.get(of)));
        }
    }

    private Results once(String workload) throws Exception {
        Results results = new Results();
        for (String engine : options().engines(ENGINES)) {
            results.add(engine, 0, figures(workload, engine));
        }
        return results;
    }

    private Map<String, Double> figures(String workload, String subject) throws Exception {
        return figures(workload, subject, Folders.fresh(work().resolve("server-" + subject)), sizes);
    }
}
