import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures the store: each engine beside SQLite and the bare disk, in turns, so that all have the same weather. */
final class StoreBench extends Suite {

    private static final Sizes FULL = new Sizes(5, 100_000, 10_000, 3000, 80);
    private static final Sizes QUICK = new Sizes(1, 10_000, 1000, 300, 12);
    private static final int GROWN = 1_000_000;
    private static final int QUICK_GROWN = 50_000;
    private static final List<String> ENGINES = List.of("derby", "h2");
    private static final int OPENINGS = 7;

    private final Sizes sizes;

    /** @param work where databases and logs are */
    StoreBench(Options options, Path work, Report report) {
        super(options, work, report, Metric.STORE);
        sizes = options.quick() ? QUICK : FULL;
    }

    @Override
    void measure() throws Exception {
        if (wanted("W1")) {
            say("W1: durable single edits by 1 and by 8 writers, %d s each", sizes.seconds());
            tell("W1", edits());
        }
        if (wanted("W2")) {
            say("W2: %,d foods imported, 1,000 a call; %,d rows added", sizes.calls() * 1000, sizes.calls() * 1000);
            tell("W2", bulk());
        }
        if (wanted("W3")) {
            say("W3: %,d foods, %,d entries in the diary, grown: %,d", sizes.foods(), sizes.entries(), entriesGrown());
            tell("W3", reads());
        }
        if (wanted("W5") || wanted("W6")) {
            say("W5, W6: %,d rows pulled into an empty diary; opened, process start included", sizes.foods());
            pullAndOpen();
        }
    }

    private Results edits() throws Exception {
        Results results = new Results();
        for (int round = 0; round < rounds(); round++) {
            measure(results, round, "edit", "disk", fresh("W1-disk"), sizes);
            for (String subject : subjects()) {
                measure(results, round, "edit", subject, fresh("W1-" + subject), sizes);
            }
        }
        return results;
    }

    private Results bulk() throws Exception {
        Results results = new Results();
        for (int round = 0; round < rounds(); round++) {
            for (String subject : subjects()) {
                measure(results, round, "import", subject, fresh("W2-" + subject), sizes);
                measure(results, round, "add", subject, fresh("W2-" + subject), sizes);
            }
        }
        return results;
    }

    private Results reads() throws Exception {
        Results results = new Results();
        for (String subject : subjects()) {
            Sizes large = sizes.with(sizes.foods(), entriesGrown());
            Path small = loaded("W3-" + subject, subject, sizes);
            Path grown = loaded("W3-grown-" + subject, subject, large);
            for (int round = 0; round < rounds(); round++) {
                measure(results, round, "read", subject, small, sizes);
                results.add(subject, round, grown(figures("read", subject, grown, large)));
            }
        }
        return results;
    }

    private void pullAndOpen() throws Exception {
        Sizes hundredThousand = sizes.with(sizes.foods() / 5, sizes.foods() * 4 / 5);
        Results pulled = new Results();
        Results opened = new Results();
        for (int round = 0; round < rounds(); round++) {
            for (String subject : subjects()) {
                measure(pulled, round, "pull", subject, fresh("W5-" + subject), hundredThousand);
            }
        }
        for (int round = 0; round < OPENINGS && wanted("W6"); round++) {
            for (String subject : subjects()) {
                Map<String, Double> figures = figures("open", subject, work().resolve("W5-" + subject), hundredThousand);
                if (figures.containsKey("ms")) {
                    opened.add(subject, round, Map.of("open_ms", figures.get("ms")));
                }
            }
        }
        if (wanted("W5")) {
            tell("W5", pulled);
        }
        tell("W6", opened);
    }

    private Path loaded(String name, String subject, Sizes size) throws Exception {
        Path done = work().resolve(name + ".loaded");
        if (!options().keep() || !Files.exists(done) || !Files.readString(done).equals(size.toString())) {
            Files.deleteIfExists(done);
            fresh(name);
            if (!figures("pull", subject, work().resolve(name), size).isEmpty()) {
                Files.writeString(done, size.toString());
            }
        }
        return work().resolve(name);
    }

    private void measure(Results results, int round, String workload, String subject, Path folder, Sizes size)
            throws Exception {
        results.add(subject, round, figures(workload, subject, folder, size));
    }

    private Path fresh(String name) throws IOException {
        return Folders.fresh(work().resolve(name));
    }

    private List<String> subjects() {
        return Stream.concat(Stream.of("sqlite"), options().engines(ENGINES).stream()).toList();
    }

    private int entriesGrown() {
        return options().quick() ? QUICK_GROWN : GROWN;
    }
}
