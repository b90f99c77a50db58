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
 * @param target for the engines that have one
 */
record Metric(String workload, String name, boolean more, Optional<String> part, Optional<String> of,
        Optional<Target> target) {

    private static final double GROWTH = 1.2;

    /** Of the store. */
    static final List<Metric> STORE = store();
    /** Of the sync. */
    static final List<Metric> SYNC = sync();

    /** Of the server. */
    static final List<Metric> SERVER = server();

    private static List<Metric> store() {
        List<Metric> all = new ArrayList<>(List.of( //
                rate("W1", "ops_s").to(Target.ratio(0.9)), time("W1", "p50_ms"), time("W1", "p99_ms"), //
                rate("W1", "ops_s_8"), time("W1", "p50_ms_8"), time("W1", "p99_ms_8"), //
                quotient("W1", "gain_8", true, "ops_s_8", "ops_s").to(Target.least(2)), //
                rate("W2", "rows_s"), rate("W2", "import_s").to(Target.least(12_000)), //
                rate("W2", "import_rows_s").to(Target.least(30_000))));
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
        return List.copyOf(all);
    }

    private static List<Metric> sync() {
        return List.of( //
                rate("W4", "ops_s_500").to(Target.least(7500)), //
                time("W4", "requests_per_1000_500").to(Target.most(2)), //
                time("W4", "batch_p50_ms_500"), time("W4", "batch_p99_ms_500"), //
                rate("W4", "ops_s_100"), time("W4", "requests_per_1000_100").to(Target.most(10)), //
                time("W4", "batch_p50_ms_100"), time("W4", "batch_p99_ms_100"), //
                rate("W5", "http_rows_s_cold"), rate("W5", "http_rows_s").to(Target.least(15_000)), //
                rate("S1", "edited_rows_s_cold"), time("S1", "edit_p50_ms_cold"), time("S1", "edit_p99_ms_cold"),
                time("S1", "edit_max_ms_cold"), rate("S1", "edited_rows_s"), time("S1", "edit_p50_ms"),
                time("S1", "edit_p99_ms").to(Target.most(25)), time("S1", "edit_max_ms"), //
                time("S2", "queue_open_ms"), time("S2", "queue_open_ms_grown"), //
                quotient("S2", "open_growth", false, "queue_open_ms_grown", "queue_open_ms").to(Target.most(GROWTH)), //
                rate("S2", "queue_ops_s"), rate("S2", "queue_ops_s_grown"), //
                quotient("S2", "slowdown", false, "queue_ops_s", "queue_ops_s_grown").to(Target.most(GROWTH)), //
                time("S3", "arrival_p50_ms"), time("S3", "arrival_max_ms").to(Target.most(1000)), //
                time("S3", "arrival_p50_ms_haste"), time("S3", "arrival_max_ms_haste"));
    }

    private static List<Metric> server() {
        return List.of( //
                rate("T1", "ping_s").to(Target.least(8000)), time("T1", "ping_p50_ms"),
                time("T1", "ping_p99_ms").to(Target.most(25)), //
                rate("T2", "push_ops_s").to(Target.least(4000)), time("T2", "push_p50_ms"), time("T2", "push_p99_ms"), //
                rate("T2", "push_to_node").to(Target.least(1)), //
                rate("T3", "pull_records_s").to(Target.least(30_000)), rate("T3", "pull_to_node").to(Target.least(1)), //
                time("T4", "account_ms"), time("T4", "account_ms_grown"), //
                quotient("T4", "account_growth", false, "account_ms_grown", "account_ms").to(Target.most(GROWTH)), //
                time("T5", "users_ms"), time("T5", "users_ms_grown"), //
                quotient("T5", "users_growth", false, "users_ms_grown", "users_ms").to(Target.most(GROWTH)), //
                rate("T6", "streams").to(Target.least(2000)));
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
