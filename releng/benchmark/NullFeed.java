import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.larder.api.model.RemoteRecord;
import org.larder.json.RecordJson;

/** Records as they go over the wire, made once. */
final class NullFeed {

    private final byte[][] records;

    NullFeed(RemoteWorld world, int foods, int entries) {
        records = Stream.concat(IntStream.range(0, foods).mapToObj(world::food),
                IntStream.range(0, entries).mapToObj(world::entry)).map(NullFeed::bytes).toArray(byte[][]::new);
    }

    private static byte[] bytes(RemoteRecord record) {
        return RecordJson.record(record).toString().getBytes(StandardCharsets.UTF_8);
    }

    int size() {
        return records.length;
    }

    /** Writes the records from a place on, separated by commas. */
    void write(int from, int to, ByteArrayOutputStream out) {
        for (int number = from; number < to; number++) {
            if (number > from) {
                out.write(',');
            }
            out.writeBytes(records[number]);
        }
    }
}
