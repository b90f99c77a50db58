package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.Difference;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Snapshot;
import org.larder.api.model.LarderException;
import org.larder.api.model.Page;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreTooNewException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

class BackupTest {

    private final Path folder;
    private final TestProfile profile;
    private Home home;

    BackupTest(@TempDir Path folder) {
        this.folder = folder;
        profile = new TestProfile(folder, "dev1");
        home = Home.on(profile);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aBackupSaysWhatItHolds() {
        home.add("Oats");
        home.delete(home.add("Mistake"));

        Backup backup = home.backups().backUp(Progress.NONE);

        assertThat(backup.name()).isEqualTo("20260301-120000-manual");
        assertThat(backup.folder()).isEqualTo(folder.resolve("backups").resolve(backup.name())).isDirectory();
        assertThat(backup.rows()).isEqualTo(home.inventory().rows()).containsEntry("products", 1L);
        assertThat(backup.bytes()).isPositive();
        assertThat(backup.encrypted()).isFalse();
        assertThat(home.backups().list()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("bytes")
                .containsExactly(backup);
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    @Test
    void twoBackupsInOneSecondHaveTwoNames() {
        home.backups().backUp(Progress.NONE);
        home.backups().backUp(Progress.NONE);
        home.clock.advance(Duration.ofSeconds(1));
        home.backups().backUp(Progress.NONE);

        assertThat(home.backups().list()).extracting(Backup::name)
                .containsExactly("20260301-120001-manual", "20260301-120000-manual-2", "20260301-120000-manual");
    }

    @Test
    void aBackupIsMadeWhileTheDiaryIsEdited() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> edits = CompletableFuture.supplyAsync(() -> {
            int count = 0;
            while (!done.get() || count == 0) {
                home.add("Oats " + count++);
            }
            return count;
        });

        Backup backup = home.backups().backUp(Progress.NONE);
        done.set(true);

        assertThat(backup.rows().getOrDefault("products", 0L)).isLessThanOrEqualTo(edits.get(30, TimeUnit.SECONDS));
    }

    @Test
    void aBackupThatIsCancelledLeavesNothing() {
        List<String> asked = new ArrayList<>();
        assertThatThrownBy(() -> home.backups().backUp((what, done, total) -> asked.add(what) && asked.size() < 2))
                .isInstanceOf(CancelledException.class);

        assertThat(home.backups().list()).isEmpty();
        assertThat(folder.resolve("backups")).isEmptyDirectory();
    }

    @Test
    @Tag("F26")
    void aBackupThatDoesNotOpenIsNone() {
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        List<String> opened = new ArrayList<>();
        home.come(Home.DERBY, new FaultyEngine(home.derby(), point -> {
            if (point.equals("open") && opened.size() == 1) {
                throw new IllegalStateException("no valid pages");
            }
            if (point.equals("open")) {
                opened.add(point);
            }
        }));

        assertThatThrownBy(() -> home.backups().backUp(Progress.NONE)).isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("no valid pages");

        assertThat(home.backups().list()).isEmpty();
        assertThat(folder.resolve("backups")).isEmptyDirectory();
    }

    @Test
    @Tag("F26")
    void aFolderWithoutAManifestIsNoBackupAndGoesAtTheNextStart() throws IOException {
        home.ready();
        Path unfinished = Files.createDirectories(folder.resolve("backups/20260228-120000-daily/db"));
        Path mine = Files.createDirectories(folder.resolve("backups/my own"));
        assertThat(home.backups().list()).isEmpty();
        home.close();
        home = Home.on(profile);
        home.close();

        assertThat(unfinished.getParent()).doesNotExist();
        assertThat(mine).exists();
    }

    @Test
    @Tag("F26")
    void oneIsMadeEveryDayWhileNobodyEditsAndSevenAreKept() {
        Daily daily = home.stores.daily();
        home.tidied();
        home.add("Oats");
        daily.look();
        assertThat(home.backups().list()).as("somebody edits").isEmpty();
        for (int day = 1; day <= 9; day++) {
            home.clock.advance(Duration.ofDays(1));
            daily.look();
            daily.look();
        }

        assertThat(home.backups().list()).hasSize(7)
                .allSatisfy(each -> assertThat(each.kind()).isEqualTo(Backup.Kind.DAILY))
                .first()
                .satisfies(each -> assertThat(each.name()).isEqualTo("20260310-120000-daily"));
    }

    @Test
    void whoEditsAllTheTimeGetsADailyBackupAfterAnHour() {
        Daily daily = home.stores.daily();
        home.tidied();
        for (int minute = 0; minute < 59; minute++) {
            home.add("Oats");
            daily.look();
            home.clock.advance(Duration.ofMinutes(1).minusSeconds(1));
        }
        assertThat(home.backups().list()).isEmpty();
        home.clock.advance(Duration.ofMinutes(2));
        home.add("Oats");

        daily.look();

        assertThat(home.backups().list()).hasSize(1);
    }

    @Test
    void theDayGoesOnAcrossARestartAndAClockThatWasSetBack() {
        home.ready();
        home.clock.advance(Duration.ofMinutes(5));
        home.tidied();
        home.stores.daily().look();
        assertThat(home.backups().list()).hasSize(1);

        restartAfter(Duration.ofHours(23));
        home.clock.advance(Duration.ofMinutes(5));
        home.stores.daily().look();
        assertThat(home.backups().list()).hasSize(1);

        restartAfter(Duration.ofDays(-10));
        home.clock.advance(Duration.ofMinutes(5));
        home.stores.daily().look();
        assertThat(home.backups().list()).hasSize(2);
    }

    @Test
    @Tag("F26")
    void backupsOfAClockThatRanAheadDoNotPushOutThoseThatComeAfter() {
        home.tidied();
        home.clock.advance(Duration.ofDays(1000));
        for (int day = 1; day <= 7; day++) {
            home.clock.advance(Duration.ofDays(1));
            home.stores.daily().look();
        }
        assertThat(home.backups().list()).hasSize(7);
        restartAfter(Duration.ofDays(1));
        RecordKey key = home.add("Oats");
        home.clock.advance(Duration.ofMinutes(5));

        home.stores.daily().look();

        assertThat(home.backups().list()).hasSize(7).first()
                .satisfies(each -> assertThat(each.name()).isEqualTo("20260302-120500-daily"))
                .satisfies(each -> assertThat(each.rows()).containsEntry("products", 1L));
        assertThat(home.backups().repair(Optional.empty(), Progress.NONE).backup().map(Backup::name))
                .contains("20260302-120500-daily");
        assertThat(home.name(key)).contains("Oats");
    }

    @Test
    void whatAPersonMadeIsKeptUntilAPersonRemovesIt() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            names.add(home.backups().backUp(Progress.NONE).name());
        }
        home.stores.move(Home.H2, Progress.NONE);
        assertThat(home.backups().list()).hasSize(10);

        home.backups().remove(names.getFirst());

        assertThat(home.backups().list()).extracting(Backup::name).hasSize(9).doesNotContain(names.getFirst());
    }

    @Test
    void ofThoseBeforeManyDeletionsThreeAreKept() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            home.clock.advance(Duration.ofMinutes(1));
            names.add(home.backups().beforeDeletions(Progress.NONE).name());
        }
        String own = home.backups().backUp(Progress.NONE).name();

        assertThat(home.backups().list()).filteredOn(each -> each.kind() == Backup.Kind.DELETION)
                .extracting(Backup::name).containsExactlyInAnyOrderElementsOf(names.subList(2, 5));
        assertThat(home.backups().list()).extracting(Backup::name).contains(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../store", "20260301-120000-manual/../../store", "20260228-120000-manual"})
    void aNameThatIsNoBackupsNameIsRefused(String name) {
        home.add("Oats");
        home.backups().backUp(Progress.NONE);

        assertThatThrownBy(() -> home.backups().remove(name)).isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("There is no backup");
        assertThatThrownBy(() -> home.backups().preview(name, Progress.NONE)).isInstanceOf(MaintenanceException.class);
        assertThat(home.backups().list()).hasSize(1);
        assertThat(folder.resolve("store")).exists();
    }

    @Test
    void aPreviewShowsWhatIsOtherwise() {
        RecordKey same = home.add("Same");
        RecordKey changed = home.add("Before");
        RecordKey deleted = home.add("Deleted since");
        home.goal(LocalDate.of(2026, 3, 1), 2000);
        Backup backup = home.backups().backUp(Progress.NONE);
        home.put(changed, "After");
        home.delete(deleted);
        RecordKey added = home.add("Added since");
        home.goal(LocalDate.of(2026, 3, 1), 1800);
        home.put(same, "Same");

        try (Preview preview = home.backups().preview(backup.name(), Progress.NONE)) {
            Page<Difference> all = preview.differences(Optional.empty(), 1000);

            assertThat(preview.backup().name()).isEqualTo(backup.name());
            assertThat(all.next()).isEmpty();
            assertThat(all.items()).isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()))
                    .extracting(Difference::key)
                    .containsExactlyInAnyOrder(changed, deleted, added, RecordKey.goal(LocalDate.of(2026, 3, 1)));
            assertThat(paged(preview, 1)).isEqualTo(all.items());
            assertThat(paged(preview, 3)).isEqualTo(all.items());
            assertThat(of(all, added).then()).isEmpty();
            assertThat(of(all, deleted).now()).isEmpty();
            assertThat(of(all, changed).now()).isPresent();
        }
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    @Test
    void aPreviewOfManyRecordsGoesOverPages() {
        List<RecordKey> keys = new ArrayList<>();
        home.store().edit(EditStep.of("Fill"), editor -> {
            for (int i = 0; i < 1200; i++) {
                RecordKey key = RecordKey.product(new UUID(0x7000L, 0x8000000000000000L + 2L * i));
                keys.add(key);
                editor.put(key, Home.product("P" + i));
            }
            return keys;
        });
        Backup backup = home.backups().backUp(Progress.NONE);
        home.store().edit(EditStep.of("Change"), editor -> {
            for (int i = 0; i < 1200; i += 3) {
                editor.put(keys.get(i), Home.product("Q" + i));
            }
            for (int i = 1; i < 1200; i += 300) {
                editor.delete(keys.get(i));
            }
            return keys;
        });

        try (Preview preview = home.backups().preview(backup.name(), Progress.NONE)) {
            assertThat(paged(preview, 7)).hasSize(404).isEqualTo(paged(preview, 1000));
            assertThat(preview.restore(each -> true, Progress.NONE)).isEqualTo(404);
            assertThat(preview.differences(Optional.empty(), 10).items()).isEmpty();
        }
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        Backup backup = home.backups().backUp(Progress.NONE);
        try (Preview preview = home.backups().preview(backup.name(), Progress.NONE)) {
            assertThatThrownBy(() -> preview.differences(Optional.of("x"), 10))
                    .isInstanceOf(MaintenanceException.class);
        }
    }

    @Test
    void chosenRecordsAreWrittenBackInOneStepThatCanBeUndone() {
        RecordKey changed = home.add("Before");
        RecordKey other = home.add("Other before");
        Backup backup = home.backups().backUp(Progress.NONE);
        home.put(changed, "After");
        home.put(other, "Other after");
        RecordKey added = home.add("Added since");

        try (Preview preview = home.backups().preview(backup.name(), Progress.NONE)) {
            long written = preview.restore(each -> !each.key().equals(other), Progress.NONE);

            assertThat(written).isEqualTo(2);
            assertThat(preview.differences(Optional.empty(), 10).items()).extracting(Difference::key)
                    .containsExactly(other);
        }
        assertThat(home.name(changed)).contains("Before");
        assertThat(home.name(other)).contains("Other after");
        assertThat(home.name(added)).isEmpty();
        assertThat(home.store().<Optional<String>>read(reader -> reader.undoable().map(step -> step.label())))
                .hasValueSatisfying(label -> assertThat(label).startsWith("Go back to the backup of 2026-03-01"));
        assertThat(home.store().sync().counts().waiting()).isEqualTo(2);
    }

    @Test
    void goingBackCanBeCancelledBeforeTheFirstRecordIsWritten() {
        RecordKey changed = home.add("Before");
        Backup backup = home.backups().backUp(Progress.NONE);
        home.put(changed, "After");

        try (Preview preview = home.backups().preview(backup.name(), Progress.NONE)) {
            assertThatThrownBy(() -> preview.restore(each -> true,
                    (what, done, total) -> !what.startsWith("Going"))).isInstanceOf(CancelledException.class);
        }
        assertThat(home.name(changed)).contains("After");
    }

    @Test
    void aBackupOfAnotherEngineCanBeOpenedIfTheEngineIsThere() {
        RecordKey key = home.add("Before");
        Backup backup = home.backups().backUp(Progress.NONE);
        home.stores.move(Home.H2, Progress.NONE);
        home.put(key, "After");

        try (Preview preview = home.backups().preview(backup.name(), Progress.NONE)) {
            assertThat(preview.differences(Optional.empty(), 10).items()).extracting(Difference::key)
                    .containsExactly(key);
        }
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        home.come(Home.H2, home.h2());
        assertThatThrownBy(() -> home.backups().preview(backup.name(), Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("'derby'");
    }

    @Test
    void aBackupOfANewerVersionIsSaidToBeOneAndTheDiaryStaysAsItIs() throws IOException {
        RecordKey oats = home.add("Oats");
        Backup backup = home.backups().backUp(Progress.NONE);
        home.close();
        Path left = Files.createDirectories(folder.resolve("temp/left/db"));
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        StorageEngine derby = home.derby();
        home.come(Home.DERBY, new NewerBackups(derby, folder.resolve("temp")));

        assertThatThrownBy(() -> home.backups().preview(backup.name(), Progress.NONE))
                .isInstanceOf(LarderException.class).hasMessageContaining("newer version of Larder")
                .hasMessageContaining("use the newer program");
        assertThatThrownBy(() -> home.backups().repair(Optional.of(backup.name()), Progress.NONE))
                .isInstanceOf(LarderException.class).hasMessageContaining("newer version of Larder");

        home.tidied();
        assertThat(left).doesNotExist();
        assertThat(home.name(oats)).contains("Oats");
        assertThat(profile.settings().generation()).isZero();
        assertThat(home.backups().list()).extracting(Backup::name).containsExactly(backup.name());
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    @Test
    void aSnapshotStaysAsItWasWhileTheDiaryIsEdited() {
        home.add("Oats");
        var before = home.inventory();

        try (Snapshot snapshot = home.backups().snapshot(Progress.NONE)) {
            home.add("Rye");
            assertThat(Carrying.count(snapshot, new Watch(Progress.NONE, 0))).isEqualTo(before);
        }
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    @Test
    void aSoundDatabaseHasNoFaults() {
        home.add("Oats");
        assertThat(home.backups().check(Progress.NONE)).isEmpty();
    }

    /** An engine that finds tables of a newer version in a folder. */
    private record NewerBackups(StorageEngine engine, Path where) implements StorageEngine {

        @Override
        public String name() {
            return engine.name();
        }

        @Override
        public LocalStore store(StorePlace place) {
            return place.folder().startsWith(where)
                    ? new FakeStore(new CountDownLatch(0), Optional.of(new StoreTooNewException(
                            "The diary was written by a newer version of Larder. Nothing was changed; use the newer program.")))
                    : engine.store(place);
        }
    }

    private static Difference of(Page<Difference> page, RecordKey key) {
        return page.items().stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
    }

    private static List<Difference> paged(Preview preview, int limit) {
        List<Difference> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Difference> page = preview.differences(after, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private void restartAfter(Duration duration) {
        home.close();
        TestClock later = TestClock.noon();
        later.advance(duration);
        home = new Home(profile, later, Home.PATIENCE);
        home.come(Home.DERBY, home.derby());
        home.tidied();
    }
}
