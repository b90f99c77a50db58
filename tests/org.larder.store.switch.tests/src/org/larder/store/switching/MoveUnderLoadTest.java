package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.event.Change;
import org.larder.api.event.Change.Origin;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.testing.TestProfile;

/** Moves while eight threads write and a ninth sends: ten, or a hundred with {@code -Dlarder.long=true}. */
class MoveUnderLoadTest {

    private static final int WRITERS = 8;
    private static final int MOVES = Boolean.getBoolean("larder.long") ? 100 : 10;
    private static final long PATIENCE_MINUTES = 20;

    private final Home home;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    MoveUnderLoadTest(@TempDir Path folder) {
        home = Home.on(new TestProfile(folder, "dev1"));
    }

    @AfterEach
    void close() {
        threads.close();
        home.close();
    }

    @Test
    void movesLoseAndDuplicateNothing() throws Exception {
        home.store().sync().attach("http://127.0.0.1/trpc u1");
        List<Writer> writers = IntStream.range(0, WRITERS).mapToObj(seed -> new Writer(home, seed)).toList();
        Sender sender = new Sender(home.store().sync(), home.clock);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        writers.forEach(writer -> running.add(CompletableFuture.runAsync(writer, threads)));
        running.add(CompletableFuture.runAsync(sender, threads));

        for (int i = 0; i < MOVES; i++) {
            Moved moved = home.stores.move(i % 2 == 0 ? Home.H2 : Home.DERBY, Progress.NONE);
            assertThat(moved.generation()).isEqualTo(i + 1);
            int before = Writer.acknowledged(writers);
            while (Writer.acknowledged(writers) < before + WRITERS
                    && running.stream().noneMatch(each -> each.isDone())) {
                Thread.onSpinWait();
            }
        }
        writers.forEach(Writer::end);
        sender.end();
        for (CompletableFuture<Void> each : running) {
            each.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        }

        assertEveryAcknowledgedEditIsThere(writers);
        assertNothingIsThereTwice(writers);
        assertRevisionsHaveNoGap();
        sender.drain();
        assertThat(sender.sent()).isPositive();
        assertThat(sender.twice()).isEmpty();
        assertThat(home.store().sync().counts().waiting()).isZero();
        assertThat(home.backups().check(Progress.NONE)).isEmpty();
    }

    private void assertEveryAcknowledgedEditIsThere(List<Writer> writers) {
        for (Writer writer : writers) {
            Map<RecordKey, Optional<String>> found = new HashMap<>();
            writer.expected().keySet().forEach(key -> found.put(key, home.name(key)));
            assertThat(found).isEqualTo(writer.expected());
        }
    }

    private void assertNothingIsThereTwice(List<Writer> writers) {
        long live = writers.stream().flatMap(each -> each.expected().values().stream()).filter(Optional::isPresent)
                .count();
        long count = home.store().read(reader -> reader.count(RecordType.PRODUCT));
        assertThat(count).isEqualTo(live);
    }

    private void assertRevisionsHaveNoGap() {
        List<Change> changes = home.changes();
        assertThat(changes).extracting(Change::revision)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, changes.size()).mapToLong(i -> i).boxed().toList());
        assertThat(changes.stream().filter(each -> each.origin() == Origin.MOVED)).hasSize(MOVES + 1);
    }
}
