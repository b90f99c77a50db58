import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Measures the server on its engines, beside a server of the official packages that keeps everything in memory. */
final class ServerBench {

    private static final int STREAMS = 2000;
    private static final Set<String> RATES = Set.of("S1", "S2", "S3");

    private final Options options;
    private final Path work;
    private final Path interop;
    private final Report report;
    private final int seconds;

    /**
     * @param work where databases and logs are
     * @param interop the folder of the Node server
     */
    ServerBench(Options options, Path work, Path interop, Report report) {
        this.options = options;
        this.work = work;
        this.interop = interop;
        this.report = report;
        seconds = options.quick() ? 3 : 8;
    }

    /** @return whether all could be measured */
    boolean run() throws Exception {
        System.out.printf("-- a heap of 256 MB; %d s each, after as much to warm up%n", seconds);
        Results results = new Results();
        for (String subject : subjects()) {
            try (ServerProcess server = start(subject)) {
                if (options.workloads().stream().anyMatch(RATES::contains)) {
                    results.add(subject, 0, rates(server.base()));
                }
                if (options.workloads().contains("S5")) {
                    results.add(subject, 0, Map.of("streams",
                            (double) new ServerWork(server.base(), seconds).streams(STREAMS)));
                }
                if (!subject.equals("node") && options.workloads().contains("S4")) {
                    results.add(subject, 0, growth(server.base()));
                }
            }
        }
        for (String workload : List.of("S1", "S2", "S3", "S4", "S5")) {
            report.tell(workload, results);
        }
        return true;
    }

    private Map<String, Double> rates(URI base) throws Exception {
        new ServerWork(base, seconds).pings();
        Map<String, Double> figures = new LinkedHashMap<>(new ServerWork(base, seconds).pings());
        new ServerWork(base, seconds).pushAndPull();
        figures.putAll(new ServerWork(base, seconds).pushAndPull());
        return figures;
    }

    private Map<String, Double> growth(URI base) {
        ServerWork pushing = new ServerWork(base, seconds);
        String token = pushing.register();
        int small = options.quick() ? 5_000 : 10_000;
        int large = options.quick() ? 50_000 : 1_000_000;
        double before = pushing.pushUpTo(token, 0, small);
        return Map.of("push_ms", before, "push_ms_grown", pushing.pushUpTo(token, small, large));
    }

    private ServerProcess start(String subject) throws IOException {
        Path data = fresh("server-" + subject);
        return switch (subject) {
            case "node" -> ServerProcess.node(interop, work.resolve("server-node.log"));
            case "postgresql" -> ServerProcess.larder(data, List.of("--db", options.postgresql().orElseThrow()));
            default -> ServerProcess.larder(data, List.of());
        };
    }

    private List<String> subjects() {
        List<String> subjects = new ArrayList<>(List.of("node", "derby"));
        options.postgresql().ifPresent(url -> subjects.add("postgresql"));
        return subjects;
    }

    private Path fresh(String name) throws IOException {
        Path folder = work.resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
