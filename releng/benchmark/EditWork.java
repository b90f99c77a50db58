import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** W1: durable edits, one after the other by one writer, then by eight. */
final class EditWork {

    private static final int WRITERS = 8;
    private static final int FOODS = 1000;
    private static final int DAYS = 7;
    private static final int RECORD_BYTES = 300;

    private final Sizes sizes;

    EditWork(Sizes sizes) {
        this.sizes = sizes;
    }

    void run(String subject, Path folder) throws Exception {
        if (subject.equals("disk")) {
            disk(folder);
            return;
        }
        try (Subject diary = Worker.subject(subject)) {
            diary.open(folder);
            diary.pullFoods(new World(FOODS), 0, FOODS);
            measured("", 1, sizes.seconds(), random -> log(diary, random));
            measured("_8", WRITERS, 1, random -> log(diary, random));
        }
    }

    private static void log(Subject diary, SplittableRandom random) {
        LocalDate day = World.TODAY.minusDays(random.nextInt(DAYS));
        diary.log(random.nextInt(FOODS), 1 + random.nextInt(500), day);
    }

    /** What the disk can do: records appended to a file, each synced before the next. */
    private void disk(Path folder) throws Exception {
        Files.createDirectories(folder);
        try (FileChannel file = FileChannel.open(folder.resolve("appended"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.DSYNC)) {
            measured("", 1, 1, random -> append(file));
        }
    }

    private static void append(FileChannel file) {
        try {
            file.write(ByteBuffer.allocate(RECORD_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measured(String suffix, int writers, int warmUp, Edit edit) throws Exception {
        repeated(writers, warmUp, edit);
        Latencies times = repeated(writers, sizes.seconds(), edit);
        Worker.tell("ops_s" + suffix, (double) times.count() / sizes.seconds());
        Worker.tell("p50_ms" + suffix, times.permille(500));
        Worker.tell("p99_ms" + suffix, times.permille(990));
    }

    private static Latencies repeated(int writers, int seconds, Edit edit) throws Exception {
        Latencies all = new Latencies();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Latencies>> loops = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                SplittableRandom random = new SplittableRandom(i);
                loops.add(() -> loop(seconds, edit, random));
            }
            for (Future<Latencies> each : threads.invokeAll(loops)) {
                all.addAll(each.get());
            }
        }
        return all;
    }

    private static Latencies loop(int seconds, Edit edit, SplittableRandom random) {
        Latencies times = new Latencies();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            times.time(() -> edit.make(random));
        }
        return times;
    }

    /** Makes a durable edit. */
    private interface Edit {
        void make(SplittableRandom random);
    }
}
