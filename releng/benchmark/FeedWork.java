import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.store.StorageEngine;

/** W5: the first pull into an empty device, by a program that has just begun and by one that pulled as much before. */
final class FeedWork {

    private static final long BREATH_MILLIS = 5;
    private static final int PAGE = 500;

    private final URI server;
    private final int rows;

    FeedWork(URI server, int rows) {
        this.server = server;
        this.rows = rows;
    }

    void run(StorageEngine engine, Path folder) throws Exception {
        Worker.tell("http_rows_s_cold", pulled(engine, folder.resolve("cold")));
        Worker.tell("http_rows_s", pulled(engine, folder.resolve("measured")));
    }

    /** @return rows a second */
    private double pulled(StorageEngine engine, Path folder) throws Exception {
        try (SyncDevice device = new SyncDevice(engine, folder)) {
            device.signIn(server);
            long start = System.nanoTime();
            device.resume();
            device.drained();
            return rows / SyncWork.seconds(start);
        }
    }

    /**
     * While it goes on somebody logs what they ate, with a short breath between two entries: in a program that has just
     * begun, and in one where as much went on before.
     */
    void edited(StorageEngine engine, Path folder) throws Exception {
        edited(engine, folder.resolve("cold"), "_cold");
        edited(engine, folder.resolve("measured"), "");
    }

    private void edited(StorageEngine engine, Path folder, String suffix) throws Exception {
        try (SyncDevice device = new SyncDevice(engine, folder)) {
            UUID food = device.data().products().add(new Product("Oats", new Nutrients(389, 17, 7, 66))).key().uuid();
            device.signIn(server);
            long start = System.nanoTime();
            device.resume();
            Latencies times = new Latencies();
            while (!pulled(device)) {
                times.time(() -> device.data().diary().log(food, 50, World.TODAY, Optional.of(Meal.LUNCH)));
                Thread.sleep(BREATH_MILLIS);
            }
            Worker.tell("edited_rows_s" + suffix, rows / SyncWork.seconds(start));
            Worker.tell("edit_p50_ms" + suffix, times.permille(500));
            Worker.tell("edit_p99_ms" + suffix, times.permille(990));
            Worker.tell("edit_max_ms" + suffix, times.permille(1000));
            device.drained();
        }
    }

    private boolean pulled(SyncDevice device) {
        return device.store().sync().feed().cursor().filter(cursor -> cursor.endsWith(":" + rows)).isPresent();
    }

    /** The same pages without a client behind them. */
    void raw() throws Exception {
        try (RawHttp http = new RawHttp(server)) {
            Worker.tell("http_rows_s_cold", pages(http));
            Worker.tell("http_rows_s", pages(http));
        }
    }

    private double pages(RawHttp http) throws Exception {
        long start = System.nanoTime();
        String cursor = "";
        boolean more = true;
        while (more) {
            JsonNode page = http.query("sync.pull", "{" + cursor + "\"limit\":" + PAGE + "}");
            cursor = "\"cursor\":\"" + page.path("cursor").asText() + "\",";
            more = page.path("hasMore").asBoolean();
        }
        return rows / SyncWork.seconds(start);
    }
}
