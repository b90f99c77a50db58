package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.DayTotal;
import org.larder.api.model.Digest;
import org.larder.api.model.Piece;
import org.larder.api.model.QueueCounts;
import org.larder.api.model.RecordType;
import org.larder.api.model.UndoStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreReader;
import org.larder.rules.InventoryTaking;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.ChildJava;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;
import org.larder.testing.store.Everything;

/** A diary of an older version of the tables comes through whole. */
@Tag("F26")
abstract class MigrationContract {

    private static final List<String> KINDS = List.of("fact", "products", "consumptions", "nutritionGoals", "base",
            "queued",
            "noted", "step", "image");
    /** From it on images stand in the row of their step, with which a backup counts them. */
    private static final int IMAGES_IN_STEPS = 3;

    private final OldDiary diary;
    private final String schema;
    private final Path folder;
    private final Surroundings surroundings = new Surroundings("dev1", TestClock.noon(), () -> ZoneOffset.UTC,
            UUID::randomUUID);
    private LocalStore store;

    /** @param schema the version of the tables */
    MigrationContract(Path folder, int schema) throws IOException {
        diary = new OldDiary(schema);
        this.schema = Integer.toString(schema);
        this.folder = folder;
        diary.unpack(folder.resolve("store").resolve("derby"));
        store = new DerbyStorage(surroundings.clock(), surroundings.zone(), surroundings.ids()).store(place());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everythingInAnOldDiaryIsThere() throws IOException {
        store.open();
        assertEverythingIsThere();
    }

    @Test
    void anOldDiaryAnswersAsItDid() throws IOException {
        store.open();

        String counts = diary.lines("counts").get(0);
        QueueCounts queue = store.sync().counts();
        assertThat(queue.waiting() + "\t" + queue.inFlight() + "\t" + queue.quarantined()).isEqualTo(counts);
        for (RecordType type : RecordType.values()) {
            Digest digest = store.sync().digest(type);
            assertThat(diary.lines("digest")).contains(type.wire() + "\t" + digest.count() + "\t" + digest.hash());
            assertThat(diary.lines("live")).contains(type.wire() + "\t" + store.read(reader -> reader.count(type)));
        }
        assertThat(store.read(StoreReader::undoable)).map(UndoStep::label).contains(diary.lines("undo").get(0));
        assertThat(store.read(StoreReader::redoable)).map(UndoStep::label).contains(diary.lines("redo").get(0));
        List<DayTotal> totals = store
                .read(reader -> reader.totals(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
        assertThat(totals.stream()
                .map(total -> String.format(Locale.ROOT, "%s\t%d\t%.2f", total.day(), total.entries(),
                        total.eaten().calories())))
                .isEqualTo(diary.lines("total"));
        assertThat(store.check()).isEmpty();
    }

    @Test
    void aBackupComesBeforeAMigrationAndNotAgain() throws IOException {
        store.open();
        store.close();
        store.open();

        Path backup = onlyBackup();
        Properties manifest = manifest(backup);
        assertThat(backup.getFileName()).hasToString("20260301-120000-migration");
        assertThat(manifest).containsEntry("at", "2026-03-01T12:00:00Z")
                .containsEntry("kind", "MIGRATION")
                .containsEntry("engine", "derby")
                .containsEntry("schema", schema)
                .containsEntry("encrypted", "false");
        for (String kind : KINDS) {
            if (!kind.equals("image") || Integer.parseInt(schema) < IMAGES_IN_STEPS) {
                assertThat(manifest).containsEntry("rows." + kind, Integer.toString(diary.lines(kind).size()));
            }
        }
        try (Stream<Path> files = Files.list(backup)) {
            assertThat(files.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder("db",
                    "backup.properties");
        }
    }

    @Test
    void theBackupBeforeAMigrationHoldsEverything() throws IOException {
        store.open();
        store.close();

        store = new DerbyStorage(surroundings.clock(), surroundings.zone(), surroundings.ids())
                .store(new StorePlace(onlyBackup().resolve("db"), "dev1", place().key(), false,
                        folder.resolve("others"),
                        place().logs()));
        store.open();

        assertEverythingIsThere();
        assertThat(folder.resolve("others")).isDirectoryContaining(each -> true);
    }

    @Test
    void withoutABackupNothingIsMigrated() throws IOException {
        Files.writeString(folder.resolve("backups"), "a file");

        assertThatThrownBy(store::open).isInstanceOf(StoreException.class)
                .hasMessageContaining("backups")
                .hasMessageContaining("Move it away");

        Files.delete(folder.resolve("backups"));
        store.open();
        assertThat(manifest(onlyBackup())).containsEntry("schema", schema);
        assertEverythingIsThere();
    }

    @Test
    void aMigrationKilledAnywhereIsMadeGood() throws IOException, InterruptedException {
        AtomicInteger steps = new AtomicInteger();
        Path elsewhere = folder.resolve("elsewhere");
        diary.unpack(elsewhere.resolve("store").resolve("derby"));
        LocalStore counted = new JdbcStore(place -> new CountingEngine(place, steps, number -> {}),
                TestProfile.place(new TestProfile(elsewhere, "dev1"), "derby"), surroundings);
        counted.open();
        counted.close();
        for (int sixth = 1; sixth <= 5; sixth++) {
            Path killed = folder.resolve("killed" + sixth);
            diary.unpack(killed.resolve("store").resolve("derby"));
            Process process = ChildJava.start(MigrationUntilHalted.class, killed.toString(),
                    Integer.toString(steps.get() * sixth / 6));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(MigrationUntilHalted.HALTED);
            store = new DerbyStorage(surroundings.clock(), surroundings.zone(), surroundings.ids())
                    .store(TestProfile.place(new TestProfile(killed, "dev1"), "derby"));
            store.open();
            assertEverythingIsThere();
            assertThat(store.check()).isEmpty();
            store.close();
        }
    }

    private void assertEverythingIsThere() throws IOException {
        List<Piece> all = Everything.in(store, 50);
        List<String> found = all.stream().map(piece -> InventoryTaking.kind(piece) + "\t" + OldDiary.line(piece))
                .toList();
        List<String> expected = new ArrayList<>();
        for (String kind : KINDS) {
            diary.lines(kind).forEach(line -> expected.add(kind + "\t" + line));
        }
        assertThat(found).isEqualTo(expected);
    }

    private Path onlyBackup() throws IOException {
        try (Stream<Path> backups = Files.list(folder.resolve("backups"))) {
            List<Path> all = backups.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static Properties manifest(Path backup) throws IOException {
        Properties manifest = new Properties();
        try (Reader reader = Files.newBufferedReader(backup.resolve("backup.properties"))) {
            manifest.load(reader);
        }
        return manifest;
    }

    private StorePlace place() {
        return TestProfile.place(new TestProfile(folder, "dev1"), "derby");
    }
}
