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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.event.Change;
import org.larder.api.event.Change.Origin;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.Inventory;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreFullException;
import org.larder.api.store.StoreUnavailableException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

class MoveTest {

    private final Path folder;
    private final TestProfile profile;
    private Home home;

    MoveTest(@TempDir Path folder) {
        this.folder = folder;
        profile = new TestProfile(folder, "dev1");
        home = Home.on(profile);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void everythingIsCarriedThereAndBack() {
        fill();
        Inventory before = home.inventory();

        Moved there = home.stores.move(Home.H2, Progress.NONE);
        Inventory moved = home.inventory();
        Moved back = home.stores.move(Home.DERBY, Progress.NONE);

        assertThat(there.inventory()).isEqualTo(before).isEqualTo(moved).isEqualTo(back.inventory());
        assertThat(home.inventory()).isEqualTo(before);
        assertThat(before.rows()).containsKeys("products", "nutritionGoals", "queued", "step", "image", "fact");
        assertThat(profile.settings())
                .isEqualTo(ProfileSettings.DEFAULT.withDatabase().withStore(Home.DERBY, 2, false));
        assertThat(there).satisfies(each -> {
            assertThat(each.from()).isEqualTo(Home.DERBY);
            assertThat(each.to()).isEqualTo(Home.H2);
            assertThat(each.generation()).isEqualTo(1);
            assertThat(each.took()).isPositive();
        });
    }

    @Test
    void whatIsEditedAfterAMoveIsThereAfterARestart() {
        RecordKey before = home.add("Oats");
        home.stores.move(Home.H2, Progress.NONE);
        RecordKey after = home.add("Rye");

        restart();

        assertThat(home.stores.state()).isEqualTo(new StoreState.Ready(Home.H2));
        assertThat(home.store().engine()).isEqualTo(Home.H2);
        assertThat(home.name(before)).contains("Oats");
        assertThat(home.name(after)).contains("Rye");
    }

    @Test
    void aMoveIsToldOnceAndRevisionsGoOn() {
        home.add("Oats");
        home.stores.move(Home.H2, Progress.NONE);
        home.add("Rye");

        assertThat(home.changes()).extracting(Change::revision).containsExactly(1L, 2L, 3L, 4L);
        assertThat(home.changes()).extracting(Change::origin).containsExactly(Origin.MOVED, Origin.LOCAL, Origin.MOVED,
                Origin.LOCAL);
        assertThat(home.states()).contains(new StoreState.Busy(Home.DERBY, "The diary is being moved to h2."))
                .endsWith(new StoreState.Ready(Home.H2));
    }

    @Test
    @Tag("F26")
    void theDatabaseOfBeforeIsSetAsideAndABackupIsMade() throws IOException {
        home.add("Oats");

        Moved moved = home.stores.move(Home.H2, Progress.NONE);

        assertThat(moved.aside()).singleElement().satisfies(aside -> {
            assertThat(aside).isDirectory().hasParent(folder.resolve("aside"));
            assertThat(aside.getFileName()).hasToString("20260301-120000-derby-moved-0");
        });
        assertThat(home.backups().list()).singleElement().satisfies(backup -> {
            assertThat(backup.kind()).isEqualTo(Backup.Kind.MOVE);
            assertThat(backup.rows()).containsEntry("products", 1L);
        });
        assertThat(databases()).containsExactly("h2/db-1");
    }

    @Test
    void onlyTheNewestBackupBeforeAMoveIsKept() {
        home.stores.move(Home.H2, Progress.NONE);
        home.clock.advance(Duration.ofMinutes(1));
        home.stores.move(Home.DERBY, Progress.NONE);

        assertThat(home.backups().list()).extracting(Backup::engine).containsExactly(Home.H2);
    }

    @Test
    void databasesSetAsideAreKeptForThirtyDays() throws IOException {
        Path aside = home.stores.move(Home.H2, Progress.NONE).aside().getFirst();
        Path settings = Files.writeString(folder.resolve("aside").resolve("profile-1.json"), "{");
        restartAfter(Duration.ofDays(30));
        assertThat(aside).exists();

        restartAfter(Duration.ofDays(30).plusSeconds(1));

        assertThat(aside).doesNotExist();
        assertThat(settings).exists();
    }

    @Test
    void contentThatTheOtherEngineHadIsSetAside() throws IOException {
        home.add("Oats");
        home.close();
        Files.createDirectories(folder.resolve("store/h2/db"));
        Files.writeString(folder.resolve("store/h2/db/old"), "what was");
        home = Home.on(profile);

        home.stores.move(Home.H2, Progress.NONE);

        assertThat(databases()).containsExactly("h2/db-1");
        try (Stream<Path> files = Files.walk(folder.resolve("aside"))) {
            assertThat(files.filter(each -> each.endsWith("old"))).singleElement()
                    .satisfies(each -> assertThat(each).hasContent("what was"));
        }
    }

    @Test
    void aMoveToNoEngineOrToTheSameIsRefused() {
        home.ready();
        assertThatThrownBy(() -> home.stores.move("oracle", Progress.NONE)).isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("'oracle'")
                .hasMessageContaining("[derby, h2]");
        assertThatThrownBy(() -> home.stores.move(Home.DERBY, Progress.NONE)).isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("already");
        assertThat(profile.settings()).isEqualTo(ProfileSettings.DEFAULT.withDatabase());
    }

    @Test
    void aMoveCanBeCancelledAtEveryStepAndLeavesNothing() throws IOException {
        fill();
        Inventory before = home.inventory();
        AtomicInteger steps = new AtomicInteger();
        int cancelledAt = 0;
        boolean moved = false;
        while (!moved) {
            int last = ++cancelledAt;
            steps.set(0);
            try {
                home.stores.move(Home.H2, (what, done, total) -> steps.incrementAndGet() < last);
                moved = true;
            } catch (CancelledException e) {
                assertThat(profile.settings()).isEqualTo(ProfileSettings.DEFAULT.withDatabase());
                assertThat(home.stores.state()).isEqualTo(new StoreState.Ready(Home.DERBY));
                assertThat(databases()).containsExactly("derby/db");
            }
        }
        assertThat(cancelledAt).isGreaterThan(7);
        assertThat(home.inventory()).isEqualTo(before);
    }

    @Test
    void progressTellsStepsInOrderUpToTheirNumber() {
        fill();
        List<Long> done = new ArrayList<>();
        home.stores.move(Home.H2, (what, at, total) -> {
            assertThat(what).isNotBlank();
            if (total > 0) {
                assertThat(at).isBetween(done.isEmpty() ? 0 : done.getLast(), total);
                done.add(at);
            }
            return true;
        });
        assertThat(done.getLast()).isEqualTo(2 * home.inventory().total());
    }

    @Test
    void aDiskThatFillsUpLeavesTheDiaryAsItWas() throws IOException {
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        home.come(Home.DERBY, home.derby());
        home.come(Home.H2, new FaultyEngine(home.h2(), point -> {
            if (point.equals("add")) {
                throw new StoreFullException("The disk is full.");
            }
        }));
        RecordKey key = home.add("Oats");

        assertThatThrownBy(() -> home.stores.move(Home.H2, Progress.NONE)).isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("The disk is full.")
                .hasCauseInstanceOf(StoreFullException.class);

        assertThat(home.name(key)).contains("Oats");
        assertThat(databases()).containsExactly("derby/db");
        assertThat(profile.settings()).isEqualTo(ProfileSettings.DEFAULT.withDatabase());
    }

    @Test
    void settingsThatCannotBeWrittenLeaveTheDiaryAsItWas() throws IOException {
        home.close();
        home = Home.on(new StubbornProfile(profile));
        RecordKey key = home.add("Oats");

        assertThatThrownBy(() -> home.stores.move(Home.H2, Progress.NONE)).isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("could not be written");

        home.put(key, "Rolled oats");
        assertThat(home.name(key)).contains("Rolled oats");
        assertThat(databases()).containsExactly("derby/db");
    }

    @Test
    void aNewDatabaseThatSaysSomethingElseIsNotTaken() throws IOException {
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        home.come(Home.DERBY, home.derby());
        home.come(Home.H2, new FaultyEngine(home.h2(), point -> {},
                pieces -> pieces.stream().filter(each -> !(each instanceof Piece.Image)).toList()));
        fill();

        assertThatThrownBy(() -> home.stores.move(Home.H2, Progress.NONE)).isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("does not hold what was carried");

        assertThat(databases()).containsExactly("derby/db");
        assertThat(home.stores.state()).isEqualTo(new StoreState.Ready(Home.DERBY));
    }

    @Test
    void callersWaitDuringAMoveAndMeetTheNewDatabase() throws Exception {
        CountDownLatch adding = new CountDownLatch(1);
        CountDownLatch mayAdd = new CountDownLatch(1);
        heldWhileAdding(adding, mayAdd, Home.PATIENCE);
        RecordKey key = home.add("Oats");
        CompletableFuture<Moved> move = CompletableFuture.supplyAsync(() -> home.stores.move(Home.H2, Progress.NONE));
        await(adding);
        CompletableFuture<String> engine = CompletableFuture.supplyAsync(() -> {
            home.put(key, "Rye");
            return home.store().engine();
        });

        assertThat(home.stores.state()).isEqualTo(new StoreState.Busy(Home.DERBY, "The diary is being moved to h2."));
        assertThat(engine).isNotDone();
        mayAdd.countDown();

        assertThat(engine.get(30, TimeUnit.SECONDS)).isEqualTo(Home.H2);
        move.get(30, TimeUnit.SECONDS);
        assertThat(home.name(key)).contains("Rye");
    }

    @Test
    void aCallerThatWaitsTooLongIsToldWhatGoesOn() throws Exception {
        CountDownLatch adding = new CountDownLatch(1);
        CountDownLatch mayAdd = new CountDownLatch(1);
        heldWhileAdding(adding, mayAdd, Duration.ofMillis(50));
        home.ready();
        CompletableFuture<Moved> move = CompletableFuture.supplyAsync(() -> home.stores.move(Home.H2, Progress.NONE));
        await(adding);

        assertThatThrownBy(() -> home.add("Oats")).isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("The diary is being moved to h2.");

        mayAdd.countDown();
        assertThat(move.get(30, TimeUnit.SECONDS).inventory().rows()).doesNotContainKey("products");
    }

    @Test
    void anEngineThatGoesAwayDuringAMoveLeavesTheDiaryAsItWas() throws Exception {
        CountDownLatch adding = new CountDownLatch(1);
        CountDownLatch mayAdd = new CountDownLatch(1);
        FaultyEngine other = heldWhileAdding(adding, mayAdd, Home.PATIENCE);
        RecordKey key = home.add("Oats");
        CompletableFuture<Moved> move = CompletableFuture.supplyAsync(() -> home.stores.move(Home.H2, Progress.NONE));
        await(adding);

        home.stores.removeProvider(other);
        mayAdd.countDown();

        assertThat(move).failsWithin(Duration.ofSeconds(30)).withThrowableThat().withMessageContaining("went away");
        assertThat(home.name(key)).contains("Oats");
        assertThat(databases()).containsExactly("derby/db");
    }

    @Test
    void theDiarysEngineThatGoesAwayDuringAMoveIsMissedAndNothingIsLost() throws Exception {
        CountDownLatch adding = new CountDownLatch(1);
        CountDownLatch mayAdd = new CountDownLatch(1);
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        var derby = home.derby();
        home.come(Home.DERBY, derby);
        home.come(Home.H2, new FaultyEngine(home.h2(), point -> {
            if (point.equals("open")) {
                adding.countDown();
                await(mayAdd);
            }
        }));
        RecordKey key = home.add("Oats");
        CompletableFuture<Moved> move = CompletableFuture.supplyAsync(() -> home.stores.move(Home.H2, Progress.NONE));
        await(adding);

        home.stores.removeProvider(derby);
        mayAdd.countDown();

        assertThat(move).failsWithin(Duration.ofSeconds(30));
        assertThat(home.stores.state()).isEqualTo(new StoreState.Absent(Home.DERBY));
        assertThatThrownBy(() -> home.name(key)).isInstanceOf(StoreUnavailableException.class);
        home.come(Home.DERBY, derby);
        assertThat(home.name(key)).contains("Oats");
    }

    @Test
    void anotherEngineNeverTakesOverByItself() {
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        home.come(Home.H2, home.h2());

        assertThat(home.stores.state()).isEqualTo(new StoreState.Absent(Home.DERBY));
        assertThat(home.stores.engines()).containsExactly(Home.H2);
        assertThatThrownBy(() -> home.add("Oats")).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> home.stores.move(Home.H2, Progress.NONE)).isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("'derby' is not there");
    }

    @Test
    @Tag("F26")
    void aDatabaseOfAnOlderGenerationNeverBecomesTheDiary() throws IOException {
        home.add("Oats");
        home.stores.move(Home.H2, Progress.NONE);
        home.close();
        Trees.move(folder.resolve("store/h2/db-1"), folder.resolve("elsewhere"));
        Trees.copy(home.profile.folder().resolve("aside/20260301-120000-derby-moved-0"), folder.resolve("store/h2/db"));
        home = Home.on(profile);

        assertThat(home.stores.state()).isInstanceOf(StoreState.Damaged.class);
        assertThatThrownBy(() -> home.add("Rye")).isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("repair");
        assertThat(databases()).containsExactly("h2/db");

        home.close();
        Trees.move(folder.resolve("elsewhere"), folder.resolve("store/h2/db-1"));
        home = Home.on(profile);
        assertThat(home.store().<Long>read(reader -> reader.count(RecordType.PRODUCT))).isEqualTo(1);
    }

    @Test
    @Tag("F26")
    void aProfileThatLostItsSettingsAfterAMoveDoesNotBeginAnEmptyDiary() {
        home.add("Oats");
        home.stores.move(Home.H2, Progress.NONE);
        home.close();

        home = Home.in(folder);

        assertThat(home.stores.state()).isInstanceOf(StoreState.Damaged.class);
        assertThat(home.backups().repair(Optional.empty(), Progress.NONE).records()).isEqualTo(1);
    }

    @Test
    void twoProvidersOfOneNameAreNoTroubleAndTheFirstStays() {
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        var first = home.derby();
        var second = home.derby();
        home.come(Home.DERBY, first);
        home.come(Home.DERBY, second);
        RecordKey key = home.add("Oats");
        assertThat(home.changes()).hasSize(2);

        home.stores.removeProvider(first);
        assertThat(home.name(key)).contains("Oats");
        home.close();
        home.stores.removeProvider(second);

        assertThat(home.stores.engines()).isEmpty();
        assertThatThrownBy(() -> home.name(key)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aNewerDiaryThanTheSettingsNameIsSetAsideAndNotRemoved() throws IOException {
        RecordKey key = home.add("Oats");
        home.close();
        Trees.copy(folder.resolve("store/derby/db"), folder.resolve("store/derby/db-3"));
        home = Home.on(profile);
        assertThat(home.name(key)).contains("Oats");

        home.stores.move(Home.H2, Progress.NONE);
        home.close();

        assertThat(databases()).containsExactly("h2/db-1");
        try (Stream<Path> aside = Files.list(folder.resolve("aside"))) {
            assertThat(aside.map(each -> each.getFileName().toString())).hasSize(2)
                    .anyMatch(name -> name.contains("-derby-") && name.endsWith("-3"));
        }
    }

    @Test
    void whatAnUnfinishedMoveLeftIsRemoved() throws IOException {
        RecordKey key = home.add("Oats");
        home.close();
        Files.createDirectories(folder.resolve("store/h2/db-1"));
        Files.createFile(Places.mark(folder.resolve("store/h2/db-1")));
        Files.createDirectories(folder.resolve("store/derby/new-db-1"));
        Files.createDirectories(folder.resolve("temp/left"));
        home = Home.on(profile);
        assertThat(home.name(key)).contains("Oats");
        home.close();

        assertThat(databases()).containsExactly("derby/db");
        assertThat(folder.resolve("store/derby/new-db-1")).doesNotExist();
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    private FaultyEngine heldWhileAdding(CountDownLatch adding, CountDownLatch mayAdd, Duration patience) {
        home.close();
        home = new Home(profile, TestClock.noon(), patience);
        FaultyEngine other = new FaultyEngine(home.h2(), point -> {
            if (point.equals("open")) {
                adding.countDown();
                await(mayAdd);
            }
        });
        home.come(Home.DERBY, home.derby());
        home.come(Home.H2, other);
        return other;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill() {
        RecordKey oats = home.add("Oats");
        home.add("Rye");
        home.put(oats, "Rolled oats");
        home.delete(home.add("Mistake"));
        home.goal(LocalDate.of(2026, 3, 1), 2000);
        home.store().sync().attach("http://127.0.0.1/trpc u1");
        home.store().sync().takeBatch(1, 100_000, Set.of());
    }

    private void restart() {
        restartAfter(Duration.ZERO);
    }

    private void restartAfter(Duration duration) {
        home.close();
        TestClock later = TestClock.noon();
        later.advance(duration);
        home = new Home(profile, later, Home.PATIENCE);
        Map.of(Home.DERBY, home.derby(), Home.H2, home.h2()).forEach(home::come);
        assertThat(home.stores.state()).isInstanceOf(StoreState.Ready.class);
        assertThat(home.backups().list()).isNotNull();
        home.close();
        home = Home.on(profile);
    }

    private List<String> databases() throws IOException {
        return new Places(profile).databases()
                .stream()
                .map(each -> each.engine() + "/" + each.folder().getFileName())
                .sorted()
                .toList();
    }
}
