import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A figure of a workload.
 *
 * @param more whether more is better
 * @param part if it is the quotient of two other figures: the upper one
 * @param of the lower one
 * @param target for Derby
 */
record Metric(String workload, String name, boolean more, Optional<String> part, Optional<String> of,
        Optional<Target> target) {

    private static final double GROWTH = 1.2;

    static final List<Metric> ALL = all();

    private static List<Metric> all() {
        List<Metric> all = new ArrayList<>(List.of( //
                rate("W1", "ops_s").to(Target.ratio(0.9)), time("W1", "p50_ms"), time("W1", "p99_ms"), //
                rate("W1", "ops_s_8"), time("W1", "p50_ms_8"), time("W1", "p99_ms_8"), //
                quotient("W1", "gain_8", true, "ops_s_8", "ops_s").to(Target.least(2)), //
                rate("W2", "rows_s").to(Target.least(30_000)), rate("W2", "import_s").to(Target.least(12_000)), //
                rate("W2", "import_rows_s")));
        Stream.of("day", "totals30", "prefix", "infix", "words").forEach(kind -> {
            all.addAll(List.of(time("W3", kind + "_p50_ms"), time("W3", kind + "_p99_ms"),
                    time("W3", kind + "_p50_ms_grown"), time("W3", kind + "_p99_ms_grown"),
                    quotient("W3", kind + "_growth", false, kind + "_p50_ms_grown", kind + "_p50_ms")));
        });
        aim(all, "day_p50_ms", Target.ratio(1));
        aim(all, "totals30_p50_ms", Target.ratio(10));
        aim(all, "prefix_p50_ms", Target.ratio(1));
        aim(all, "infix_p50_ms", Target.most(1));
        aim(all, "infix_p99_ms", Target.most(5));
        Stream.of("day", "totals30", "prefix").forEach(kind -> aim(all, kind + "_growth", Target.most(GROWTH)));
        all.add(rate("W5", "rows_s").to(Target.least(15_000)));
        all.add(time("W6", "open_ms").to(Target.most(800)));
        all.addAll(server());
        return List.copyOf(all);
    }

    private static List<Metric> server() {
        return List.of(rate("S1", "ping_s").to(Target.least(8000)), time("S1", "ping_p99_ms").to(Target.most(25)),
                rate("S2", "push_s").to(Target.least(4000)), rate("S3", "pull_s").to(Target.least(30_000)),
                time("S4", "push_ms"), time("S4", "push_ms_grown"),
                quotient("S4", "push_growth", false, "push_ms_grown", "push_ms").to(Target.most(GROWTH)),
                rate("S5", "streams").to(Target.least(2000)));
    }

    private static void aim(List<Metric> all, String name, Target target) {
        all.replaceAll(each -> each.workload().equals("W3") && each.name().equals(name) ? each.to(target) : each);
    }

    private static Metric rate(String workload, String name) {
        return new Metric(workload, name, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Metric time(String workload, String name) {
        return new Metric(workload, name, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Metric quotient(String workload, String name, boolean more, String part, String of) {
        return new Metric(workload, name, more, Optional.of(part), Optional.of(of), Optional.empty());
    }

    private Metric to(Target aim) {
        return new Metric(workload, name, more, part, of, Optional.of(aim));
    }
}
