import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Measures Larder beside what else could be had: see {@link StoreBench},
 * {@link SyncBench} and {@link ServerBench}. Started by releng/bench.
 *
 * <p>Arguments: a folder to work in, then those of releng/bench.
 */
public final class Bench {

    private static final int WRONG_USAGE = 2;

    private Bench() {
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        Report report = new Report();
        try {
            Options options = Options.of(given.subList(1, given.size()));
            Path work = Path.of(given.getFirst());
            boolean measured = true;
            if (options.suites().contains("store")) {
                measured = new StoreBench(options, work, report).run();
            }
            if (options.suites().contains("sync")) {
                measured &= new SyncBench(options, work, report).run();
            }
            if (options.suites().contains("server")) {
                measured &= new ServerBench(options, work, report).run();
            }
            report.summary();
            if (options.json().isPresent()) {
                report.write(options.json().get());
            }
            System.exit(measured ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(WRONG_USAGE);
        }
    }
}
