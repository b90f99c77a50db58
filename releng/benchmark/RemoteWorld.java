import java.time.Instant;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;

/** The foods and the diary as another device brought them to the remote: each in its first version. */
final class RemoteWorld {

    static final Instant PULLED = Instant.parse("2026-07-01T00:00:00Z");

    private final World world;

    RemoteWorld(World world) {
        this.world = world;
    }

    RemoteRecord food(int number) {
        return record(RecordKey.product(World.foodId(number)), number, world.food(number));
    }

    RemoteRecord entry(int number) {
        return record(RecordKey.consumption(World.entryId(number)), number, world.entry(number));
    }

    private static RemoteRecord record(RecordKey key, int number, Data data) {
        Stamp stamp = new Stamp(PULLED.toEpochMilli() - 1 - number, 0, "dev2");
        return new RemoteRecord(key, 1, stamp, stamp.time(), Optional.of(data));
    }
}
