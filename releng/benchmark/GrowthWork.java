import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a push of 100 new records takes while accounts and users become more. */
final class GrowthWork {

    private static final int FEW = 10;
    private static final int WARM = 200;
    private static final int TIMED = 100;

    private final URI base;

    GrowthWork(URI base) {
        this.base = base;
    }

    /** One account, up to so many records each time. */
    void account(int small, int large) {
        warm();
        try (Pushing user = new Pushing(base)) {
            Worker.tell("account_ms", upTo(user, small));
            Worker.tell("account_ms_grown", upTo(user, large));
        }
    }

    /** A few users in turn, then many. */
    void users(int many) {
        warm();
        List<Pushing> users = new ArrayList<>();
        Worker.tell("users_ms", inTurn(users, FEW));
        Worker.tell("users_ms_grown", inTurn(users, many));
        users.forEach(Pushing::close);
    }

    private void warm() {
        try (Pushing user = new Pushing(base)) {
            for (int call = 0; call < WARM; call++) {
                user.push(new Latencies());
            }
        }
    }

    private static double upTo(Pushing user, int records) {
        while (user.records() < records - TIMED * Pushing.OPS / 2) {
            user.push(new Latencies());
        }
        Latencies calls = new Latencies();
        while (calls.count() < TIMED) {
            user.push(calls);
        }
        return calls.permille(500);
    }

    private double inTurn(List<Pushing> users, int many) {
        while (users.size() < many) {
            users.add(new Pushing(base));
        }
        Latencies calls = new Latencies();
        for (int call = 0; call < Math.max(TIMED, many); call++) {
            users.get(call % many).push(calls);
        }
        return calls.permille(500);
    }
}
