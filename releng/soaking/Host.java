import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;

/** The server, which is killed and started again on its old data. */
final class Host implements Callable<Void> {

    private static final int UP_MILLIS = 45_000;
    private static final int AWAY_MILLIS = 15_000;
    private static final int LEAST_MILLIS = 3_000;

    private final Children children;
    private final Path product;
    private final Path data;
    private final Random random;
    private final Plan plan;
    private volatile Server server;
    private int kills;

    Host(Children children, Path product, Path work, long seed, Plan plan) throws Exception {
        this.children = children;
        this.product = product;
        this.data = work.resolve("server");
        this.random = new Random(seed);
        this.plan = plan;
        server = Server.start(children, product, data, 0);
    }

    /** Kills until the storm is over; it is up then. */
    @Override
    public Void call() throws Exception {
        while (plan.storm()) {
            Thread.sleep(LEAST_MILLIS + random.nextInt(UP_MILLIS));
            Children.kill(server.process());
            kills++;
            Thread.sleep(random.nextInt(AWAY_MILLIS));
            server = Server.start(children, product, data, server.port());
        }
        return null;
    }

    String address() {
        return server.address();
    }

    Process process() {
        return server.process();
    }

    String tally() {
        return String.format("%-8s killed %d times", "server", kills);
    }
}
