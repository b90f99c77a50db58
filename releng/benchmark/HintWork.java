import java.net.URI;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;

/** A record is changed on one device; how long it takes until it is in the store of another one of the same account. */
final class HintWork {

    private static final long LONGEST_SECONDS = 90;
    private static final int STREAM_MILLIS = 2500;
    private static final int REST_MILLIS = 2500;
    private static final int HASTE_MILLIS = 1500;

    private final URI server;
    private final int edits;

    HintWork(URI server, int edits) {
        this.server = server;
        this.edits = edits;
    }

    void run(StorageEngine engine, Path folder) throws Exception {
        try (SyncDevice one = new SyncDevice(engine, folder.resolve("one"));
                SyncDevice two = new SyncDevice(engine, folder.resolve("two"))) {
            one.register(server);
            two.signIn(server);
            one.resume();
            two.resume();
            one.drained();
            two.drained();
            Thread.sleep(STREAM_MILLIS);
            SplittableRandom random = new SplittableRandom(1);
            measured(one, two, "", () -> REST_MILLIS + random.nextInt(1000));
            measured(one, two, "_haste", () -> random.nextInt(HASTE_MILLIS));
        }
    }

    private void measured(SyncDevice one, SyncDevice two, String suffix, Pause pause) throws Exception {
        Latencies times = new Latencies();
        Semaphore come = new Semaphore(0);
        try (LocalStore.Subscription commits = two.store().listen(commit -> {
            if (commit.remote() && !commit.ids().isEmpty()) {
                come.release();
            }
        })) {
            for (int edit = 0; edit < edits; edit++) {
                Thread.sleep(pause.millis());
                come.drainPermits();
                long start = System.nanoTime();
                one.data().products().add(new Product("Oats " + suffix + edit, new Nutrients(389, 17, 7, 66)));
                if (!come.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("a change did not come");
                }
                times.add(System.nanoTime() - start);
            }
        }
        Worker.tell("arrival_p50_ms" + suffix, times.permille(500));
        Worker.tell("arrival_max_ms" + suffix, times.permille(1000));
    }

    /** Between two edits. */
    private interface Pause {
        int millis();
    }
}
