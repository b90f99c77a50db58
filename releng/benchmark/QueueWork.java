import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Piece;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.StorageEngine;
import org.larder.json.RecordJson;

/** A queue is opened and drained; only its first operations count, so that a long one is measured as a short one is. */
final class QueueWork {

    private static final int CALL = 1000;
    private static final int MEASURED = 10_000;
    private static final long LOOK_MILLIS = 5;

    private final URI server;
    private final int operations;

    QueueWork(URI server, int operations) {
        this.server = server;
        this.operations = operations;
    }

    void run(StorageEngine engine, Path folder) throws Exception {
        int few = Math.min(operations, MEASURED);
        drain(engine, filled(engine, folder.resolve("warm-up"), few), few);
        Path measured = filled(engine, folder.resolve("measured"), operations);
        List<Double> figures = drain(engine, measured, operations);
        Worker.tell("queue_open_ms", figures.get(0));
        Worker.tell("queue_ops_s", few / figures.get(1));
    }

    /** Operations that were made while signed in, as a move between stores brings them. */
    private Path filled(StorageEngine engine, Path folder, int count) throws Exception {
        try (SyncDevice device = new SyncDevice(engine, folder)) {
            device.signIn(server);
            device.resume();
            device.drained();
            device.pause();
            var world = new RemoteWorld(new World(CALL));
            for (int from = 0; from < count; from += CALL) {
                device.store().contents().add(pieces(world, from, Math.min(count, from + CALL)));
            }
        }
        return folder;
    }

    private static List<Piece> pieces(RemoteWorld world, int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        for (int number = from; number < to; number++) {
            RemoteRecord record = world.entry(number);
            pieces.add(new Piece.Stored(record.key(), record.data().map(RecordJson::text), record.lastModified(), 0,
                    Optional.empty(), record.createdAt(), 0, Optional.of(World.day(number))));
            pieces.add(new Piece.Queued(number + 1L, UUID.randomUUID(), record.key(), Piece.Queued.State.WAITING, 0,
                    false, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        return pieces;
    }

    /** @return ms to open, seconds to drain the first ones */
    private List<Double> drain(StorageEngine engine, Path folder, int count) throws Exception {
        long opening = System.nanoTime();
        try (SyncDevice device = new SyncDevice(engine, folder)) {
            long pending = device.pending();
            double opened = SyncWork.seconds(opening) * 1e3;
            if (pending != count) {
                throw new IllegalStateException(pending + " operations wait instead of " + count);
            }
            long end = Math.max(0, pending - MEASURED);
            long start = System.nanoTime();
            device.resume();
            device.online();
            while (device.pending() > end) {
                Thread.sleep(LOOK_MILLIS);
            }
            double seconds = SyncWork.seconds(start);
            device.pause();
            return List.of(opened, seconds);
        }
    }
}
