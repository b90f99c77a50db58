import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Measures Larder beside what else could be had: see {@link StoreBench} and {@link ServerBench}. Started by releng/bench.
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
            boolean server = given.contains("server");
            boolean measured = !server || new ServerBench(options, work, Path.of(System.getProperty("larder.interop")),
                    report).run();
            if (given.contains("store") || !server) {
                measured &= new StoreBench(options, work, report).run();
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
