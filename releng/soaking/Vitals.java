import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The figures of one process over time, and whether they are flat: the last third against the first, by medians. */
final class Vitals {

    private static final long HEAP_SLACK = 16 << 10;
    private static final double HEAP_GROWTH = 1.25;
    private static final long THREADS_SLACK = 4;

    private final String name;
    private final List<Figures> samples = new ArrayList<>();

    Vitals(String name) {
        this.name = name;
    }

    void add(Figures figures) {
        samples.add(figures);
    }

    /** Tells what was seen; adds what was not flat to the faults. */
    void judge(List<String> faults) {
        if (samples.size() < 3) {
            faults.add(name + ": too few looks at its heap; let it run longer");
            return;
        }
        System.out.printf(Locale.ROOT, "%-8s heap %s MiB, threads %s, resident %s MiB (first and last third of %d looks)%n", name,
                change(Figures::heap, 1024), change(Figures::threads, 1), change(Figures::resident, 1024), samples.size());
        if (last(Figures::heap) > first(Figures::heap) * HEAP_GROWTH + HEAP_SLACK) {
            faults.add(name + ": its heap grows");
        }
        if (last(Figures::threads) > first(Figures::threads) + THREADS_SLACK) {
            faults.add(name + ": its threads grow");
        }
    }

    private String change(ToLongFunction<Figures> figure, int unit) {
        return first(figure) / unit + " -> " + last(figure) / unit;
    }

    private long first(ToLongFunction<Figures> figure) {
        return median(samples.subList(0, samples.size() / 3), figure);
    }

    private long last(ToLongFunction<Figures> figure) {
        return median(samples.subList(samples.size() - samples.size() / 3, samples.size()), figure);
    }

    private static long median(List<Figures> some, ToLongFunction<Figures> figure) {
        return some.stream().mapToLong(figure).sorted().skip(some.size() / 2).findFirst().orElseThrow();
    }
}
