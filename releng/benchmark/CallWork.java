import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** Four users push new records for a while, and pull them for a while; the first times warm up. */
final class CallWork {

    private static final int USERS = 4;
    private static final int WARM = 2;
    private static final int PAGE = 500;
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");

    private final URI base;
    private final int seconds;

    CallWork(URI base, int seconds) {
        this.base = base;
        this.seconds = seconds;
    }

    void run() throws Exception {
        for (int time = 0; time <= WARM; time++) {
            List<Pushing> users = new ArrayList<>();
            for (int user = 0; user < USERS; user++) {
                users.add(new Pushing(base));
            }
            push(users, time == WARM);
            pull(users, time == WARM);
            users.forEach(Pushing::close);
        }
    }

    private void push(List<Pushing> users, boolean tell) throws Exception {
        Latencies calls = new Latencies();
        double rate = together(users, user -> {
            Latencies own = new Latencies();
            for (long end = end(); System.nanoTime() < end;) {
                user.push(own);
            }
            synchronized (calls) {
                calls.addAll(own);
            }
            return own.count() * Pushing.OPS;
        });
        if (tell) {
            Worker.tell("push_ops_s", rate);
            Worker.tell("push_p50_ms", calls.permille(500));
            Worker.tell("push_p99_ms", calls.permille(990));
        }
    }

    private void pull(List<Pushing> users, boolean tell) throws Exception {
        double rate = together(users, user -> {
            int count = 0;
            for (long end = end(); System.nanoTime() < end;) {
                count += pullAll(user.caller(), end);
            }
            return count;
        });
        if (tell) {
            Worker.tell("pull_records_s", rate);
        }
    }

    private static int pullAll(HttpCaller caller, long end) {
        String cursor = "null";
        int count = 0;
        for (boolean more = true; more && System.nanoTime() < end;) {
            String answer = caller.post("sync.pull", "{\"cursor\":" + cursor + ",\"limit\":" + PAGE + "}");
            for (int at = answer.indexOf("\"type\":"); at >= 0; at = answer.indexOf("\"type\":", at + 1)) {
                count++;
            }
            cursor = "\"" + Pushing.found(CURSOR, answer) + "\"";
            more = answer.contains("\"hasMore\":true");
        }
        return count;
    }

    private long end() {
        return System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** What a user does; how many records that were. */
    private interface Turn {
        int of(Pushing user);
    }

    /** What all of them do in a second. */
    private static double together(List<Pushing> users, Turn turn) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(users.size())) {
            long start = System.nanoTime();
            List<Future<Integer>> running = users.stream().map(user -> pool.submit(() -> turn.of(user))).toList();
            long done = 0;
            for (Future<Integer> each : running) {
                done += each.get();
            }
            return done * 1e9 / (System.nanoTime() - start);
        }
    }
}
