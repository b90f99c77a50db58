package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.Inventory;
import org.larder.api.model.RecordKey;
import org.larder.testing.ChildJava;

/** Processes that are killed in the middle of work on the store as a whole; all points with {@code -Dlarder.long=true}. */
class KillTest {

    private static final long PATIENCE_SECONDS = 120;
    private static final int STEPS = 14;

    private final Path folder;

    KillTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<String> points() {
        return Boolean.getBoolean("larder.long")
                ? Stream.concat(IntStream.range(1, STEPS).mapToObj(String::valueOf), Stream.of("before", "after"))
                : Stream.of("2", "5", "7", "before", "after");
    }

    static Stream<String> fewPoints() {
        return Boolean.getBoolean("larder.long") ? points() : Stream.of("5", "after");
    }

    @ParameterizedTest
    @MethodSource("points")
    @Tag("F26")
    void aMoveThatIsKilledLeavesTheOldDiaryOrTheNew(String point) throws Exception {
        Inventory before = filled();

        assertThat(work("move", point)).isEqualTo(WorkUntilKilled.KILLED);

        try (Home home = Home.on(new DurableProfile(folder))) {
            home.tidied();
            boolean moved = point.equals("after");
            assertThat(home.stores.state()).isEqualTo(new StoreState.Ready(moved ? Home.H2 : Home.DERBY));
            assertThat(home.inventory()).isEqualTo(before);
            assertThat(databases(home)).containsExactly(moved ? "h2/db-1" : "derby/db");
            assertThat(aside()).hasSize(moved ? 1 : 0);
            assertThat(Trees.list(folder.resolve("temp"))).isEmpty();

            Moved again = home.stores.move(moved ? Home.DERBY : Home.H2, Progress.NONE);
            assertThat(again.inventory()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("fewPoints")
    void anEncryptionThatIsKilledLeavesAllInPlainTextOrNothing(String point) throws Exception {
        Inventory before = filled();

        assertThat(work("encrypt", point)).isEqualTo(WorkUntilKilled.KILLED);

        boolean done = point.equals("after");
        try (Home home = Home.on(new DurableProfile(folder))) {
            home.tidied();
            assertThat(home.stores.encrypted()).isEqualTo(done);
            assertThat(home.inventory()).isEqualTo(before);
            assertThat(home.profile.secrets().find("store.key").isPresent()).isEqualTo(done);
            assertThat(home.backups().list()).extracting(Backup::encrypted).allMatch(encrypted -> encrypted == done);
        }
        assertThat(PlainText.of(folder, "Rolled oats").isEmpty()).isEqualTo(done);
    }

    @ParameterizedTest
    @MethodSource("fewPoints")
    void aDecryptionThatIsKilledCanBeRead(String point) throws Exception {
        Inventory before = filled();
        try (Home home = Home.on(new DurableProfile(folder))) {
            home.stores.encrypt(true, Progress.NONE);
        }

        assertThat(work("decrypt", point)).isEqualTo(WorkUntilKilled.KILLED);

        try (Home home = Home.on(new DurableProfile(folder))) {
            home.tidied();
            assertThat(home.stores.encrypted()).isEqualTo(!point.equals("after"));
            assertThat(home.inventory()).isEqualTo(before);
            assertThat(home.backups().list()).hasSize(1);
            home.backups().preview(home.backups().list().getFirst().name(), Progress.NONE).close();
        }
    }

    @ParameterizedTest
    @MethodSource("fewPoints")
    void aRepairThatIsKilledLeavesTheOldDiaryOrTheNew(String point) throws Exception {
        filled();
        RecordKey key;
        try (Home home = Home.on(new DurableProfile(folder))) {
            home.backups().backUp(Progress.NONE);
            key = home.add("Late");
        }

        assertThat(work("repair", point)).isEqualTo(WorkUntilKilled.KILLED);

        try (Home home = Home.on(new DurableProfile(folder))) {
            home.tidied();
            boolean done = point.equals("after");
            assertThat(home.name(key)).contains("Late");
            assertThat(databases(home)).containsExactly(done ? "derby/db-1" : "derby/db");
            assertThat(aside()).hasSize(done ? 1 : 0);
        }
    }

    private int work(String what, String point) throws IOException, InterruptedException {
        Process process = ChildJava.start(WorkUntilKilled.class, folder.toString(), what, point);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Inventory filled() {
        try (Home home = Home.on(new DurableProfile(folder))) {
            RecordKey oats = home.add("Oats");
            home.add("Rye");
            home.put(oats, "Rolled oats");
            home.store().sync().attach("http://127.0.0.1/trpc u1");
            return home.inventory();
        }
    }

    private static List<String> databases(Home home) {
        return new Places(home.profile).databases()
                .stream()
                .map(each -> each.engine() + "/" + each.folder().getFileName())
                .toList();
    }

    private List<Path> aside() throws IOException {
        return Files.exists(folder.resolve("aside")) ? Trees.list(folder.resolve("aside")) : List.of();
    }
}
