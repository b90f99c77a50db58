import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** W3: questions to a loaded diary, each kind by itself. */
final class ReadWork {

    private static final int WINDOW = 30;
    private static final long WARM_UP = 1;
    private static final long MEASURED = 2;

    private final Sizes sizes;

    ReadWork(Sizes sizes) {
        this.sizes = sizes;
    }

    void run(Subject subject, Path folder) {
        subject.open(folder);
        ask("day", Queries::day, subject::day);
        ask("totals30", Queries::day, from -> totals(subject, from));
        ask("prefix", Queries::prefix, subject::prefix);
        ask("infix", Queries::infix, subject::search);
        ask("words", Queries::twoWords, subject::search);
        subject.close();
    }

    private static int totals(Subject subject, LocalDate from) {
        return subject.totals(from, from.plusDays(WINDOW - 1));
    }

    private <T> void ask(String kind, Function<Queries, T> drawn, ToIntFunction<T> question) {
        timed(drawn(WARM_UP, drawn), question);
        Latencies times = timed(drawn(MEASURED, drawn), question);
        Worker.tell(kind + "_p50_ms", times.permille(500));
        Worker.tell(kind + "_p99_ms", times.permille(990));
    }

    private <T> List<T> drawn(long seed, Function<Queries, T> draw) {
        Queries queries = new Queries(new World(sizes.foods()), sizes.entries() / World.ENTRIES_A_DAY, seed);
        return IntStream.range(0, sizes.questions()).mapToObj(each -> draw.apply(queries)).toList();
    }

    private static <T> Latencies timed(List<T> asked, ToIntFunction<T> question) {
        Latencies times = new Latencies();
        for (T each : asked) {
            times.time(() -> found(question.applyAsInt(each), each));
        }
        return times;
    }

    private static void found(int rows, Object asked) {
        if (rows == 0) {
            throw new IllegalStateException("nothing found of " + asked + ", which is there");
        }
    }
}
