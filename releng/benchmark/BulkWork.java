import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.larder.api.model.Product;

/** W2 and W5: many records at once. */
final class BulkWork {

    private static final int CALL = 1000;
    private static final int ROWS_PER_IMPORTED = 3;
    private static final int PAGE = 500;

    private final Sizes sizes;

    BulkWork(Sizes sizes) {
        this.sizes = sizes;
    }

    /** Bulk edits of 1,000 foods; each food makes a record, an operation and an image, each call a step. */
    void importFoods(Subject subject, Path folder) {
        World world = new World(sizes.calls() * CALL);
        List<List<Product>> calls = IntStream.range(0, sizes.calls())
                .mapToObj(call -> IntStream.range(call * CALL, (call + 1) * CALL).mapToObj(world::food).toList())
                .toList();
        subject.open(folder);
        double perSecond = CALL * callsPerSecond(call -> subject.importFoods(calls.get(call)));
        Worker.tell("import_s", perSecond);
        Worker.tell("import_rows_s", perSecond * ROWS_PER_IMPORTED + perSecond / CALL);
        subject.close();
    }

    /**
     * Rows of the diary, as a move between stores or the restoring of a backup writes them, until they can be asked for.
     * Another diary warms up.
     */
    void addRows(String subject, Path folder) throws Exception {
        add(subject, folder.resolve("warm-up"), sizes.calls() / 4);
        Worker.tell("rows_s", CALL * sizes.calls() / add(subject, folder.resolve("measured"), sizes.calls()));
    }

    /** @return seconds */
    private static double add(String subject, Path folder, int calls) throws Exception {
        World world = new World(CALL);
        try (Subject diary = Worker.subject(subject)) {
            diary.open(folder);
            long start = System.nanoTime();
            IntStream.range(0, calls).forEach(call -> diary.addRows(world, call * CALL, (call + 1) * CALL));
            diary.loaded();
            return seconds(start);
        }
    }

    /** The first pull into an empty diary. */
    void pull(Subject subject, Path folder) {
        World world = new World(sizes.foods());
        subject.open(folder);
        long start = System.nanoTime();
        for (int from = 0; from < sizes.foods(); from += PAGE) {
            subject.pullFoods(world, from, Math.min(from + PAGE, sizes.foods()));
        }
        for (int from = 0; from < sizes.entries(); from += PAGE) {
            subject.pullEntries(world, from, Math.min(from + PAGE, sizes.entries()));
        }
        Worker.tell("rows_s", (sizes.foods() + sizes.entries()) / seconds(start));
        subject.loaded();
        subject.close();
    }

    private double callsPerSecond(IntConsumer call) {
        int warmUp = sizes.calls() / 4;
        IntStream.range(0, warmUp).forEach(call);
        long start = System.nanoTime();
        IntStream.range(warmUp, sizes.calls()).forEach(call);
        return (sizes.calls() - warmUp) / seconds(start);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
