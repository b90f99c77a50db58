import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.Data;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.StorageEngine;
import org.larder.json.RecordJson;

/** W4: operations that waited are pushed, one food to four entries. Another device's warm up. */
final class PushWork {

    private static final int CALL = 1000;
    private static final int FOODS = 200;

    private final URI server;
    private final int calls;
    private final int perPush;

    /** @param calls of 1,000 operations */
    PushWork(URI server, int calls, int perPush) {
        this.server = server;
        this.calls = calls;
        this.perPush = perPush;
    }

    void run(StorageEngine engine, Path folder) throws Exception {
        try (RawHttp http = new RawHttp(server)) {
            push(engine, folder.resolve("warm-up"), Math.max(1, calls / 4));
            SyncWork.counts(http);
            double seconds = push(engine, folder.resolve("measured"), calls);
            tell(SyncWork.counts(http), seconds);
        }
    }

    /** @return seconds */
    private double push(StorageEngine engine, Path folder, int each) throws Exception {
        try (SyncDevice device = new SyncDevice(engine, folder)) {
            device.signIn(server);
            var world = new World(calls * CALL);
            for (int call = 0; call < each; call++) {
                device.data().bulk("Made while offline").put(edits(world, call));
            }
            long start = System.nanoTime();
            device.resume();
            device.drained();
            return SyncWork.seconds(start);
        }
    }

    private static Map<RecordKey, Data> edits(World world, int call) {
        Map<RecordKey, Data> edits = new HashMap<>();
        IntStream.range(call * FOODS, (call + 1) * FOODS)
                .forEach(number -> edits.put(RecordKey.product(World.foodId(number)), world.food(number)));
        IntStream.range(call * (CALL - FOODS), (call + 1) * (CALL - FOODS))
                .forEach(number -> edits.put(RecordKey.consumption(World.entryId(number)), world.entry(number)));
        return edits;
    }

    /** The same requests without a client behind them. */
    void raw() throws Exception {
        var world = new RemoteWorld(new World(calls * CALL));
        List<String> bodies = IntStream.range(0, calls * CALL / perPush).mapToObj(batch -> body(world, batch)).toList();
        try (RawHttp http = new RawHttp(server)) {
            for (String body : bodies) {
                http.mutation("sync.push", body);
            }
            SyncWork.counts(http);
            long start = System.nanoTime();
            for (String body : bodies) {
                http.mutation("sync.push", body);
            }
            double seconds = SyncWork.seconds(start);
            tell(SyncWork.counts(http), seconds);
        }
    }

    private String body(RemoteWorld world, int batch) {
        return "{\"deviceId\":\"dev2\",\"ops\":[" + IntStream.range(batch * perPush, (batch + 1) * perPush)
                .mapToObj(world::entry).map(PushWork::operation).collect(Collectors.joining(",")) + "]}";
    }

    private static String operation(RemoteRecord record) {
        return RecordJson.operation(
                new Operation(UUID.randomUUID(), record.key(), 0, record.lastModified(), record.data()));
    }

    private void tell(JsonNode counts, double seconds) {
        String suffix = "_" + perPush;
        Worker.tell("ops_s" + suffix, counts.path("operations").asDouble() / seconds);
        Worker.tell("requests_per_1000" + suffix,
                counts.path("requests").asDouble() * CALL / counts.path("operations").asDouble());
        Worker.tell("batch_p50_ms" + suffix, counts.path("p50_ms").asDouble());
        Worker.tell("batch_p99_ms" + suffix, counts.path("p99_ms").asDouble());
    }
}
