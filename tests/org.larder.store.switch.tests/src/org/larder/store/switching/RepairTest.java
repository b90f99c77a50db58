package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Repaired;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.RecordKey;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreFullException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

class RepairTest {

    private static final int PAGE = 4096;

    private final Path folder;
    private final TestProfile profile;
    private Home home;

    RepairTest(@TempDir Path folder) {
        this.folder = folder;
        profile = new TestProfile(folder, "dev1");
        home = Home.on(profile);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    @Tag("F26")
    void aDatabaseThatDoesNotOpenIsRepairedFromTheNewestBackup() throws IOException {
        RecordKey kept = home.add("Oats");
        Backup backup = home.backups().backUp(Progress.NONE);
        home.add("Rye");
        loseTheTables();

        assertThat(home.stores.state()).isInstanceOf(StoreState.Damaged.class);
        assertThatThrownBy(() -> home.name(kept)).isInstanceOf(StoreException.class);

        Repaired repaired = home.backups().repair(Optional.empty(), Progress.NONE);

        assertThat(repaired.backup().map(Backup::name)).contains(backup.name());
        assertThat(repaired.aside()).hasValueSatisfying(aside -> {
            assertThat(aside.getFileName()).hasToString("20260301-120000-derby-damaged-0");
            assertThat(aside.resolve("service.properties")).exists();
        });
        assertThat(home.stores.state()).isEqualTo(new StoreState.Ready(Home.DERBY));
        assertThat(home.name(kept)).contains("Oats");
        assertThat(profile.settings().generation()).isEqualTo(1);
        home.put(kept, "Rolled oats");
        assertThat(home.name(kept)).contains("Rolled oats");
    }

    @Test
    @Tag("F26")
    void whatCanBeReadOfADamagedDatabaseIsSavedOnTopOfTheBackup() throws IOException {
        RecordKey changed = home.add("Before");
        home.backups().backUp(Progress.NONE);
        home.put(changed, "After");
        RecordKey added = home.add("Added since");
        home.close();
        home = Home.on(profile);
        home.ready();

        Repaired repaired = home.backups().repair(Optional.empty(), Progress.NONE);

        assertThat(repaired.salvaged()).isEqualTo(2);
        assertThat(repaired.whole()).isTrue();
        assertThat(repaired.records()).isEqualTo(2);
        assertThat(home.name(changed)).contains("After");
        assertThat(home.name(added)).contains("Added since");
    }

    @Test
    @Tag("F26")
    void aBrokenPageMakesTheDiaryDamagedWhileItRunsAndTheRestIsSaved() throws IOException {
        List<RecordKey> keys = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            keys.add(home.add("Food number " + i + " with a name that takes some room in its page"));
        }
        home.backups().backUp(Progress.NONE);
        RecordKey late = home.add("Late");
        home.close();
        breakPages("Food number 7 ");
        home = Home.on(profile);

        assertThatThrownBy(() -> keys.forEach(home::name)).isInstanceOf(StoreDamagedException.class);
        assertThat(home.stores.state()).isInstanceOf(StoreState.Damaged.class);
        assertThat(home.states().getLast()).isInstanceOf(StoreState.Damaged.class);
        assertThatThrownBy(() -> home.add("More")).isInstanceOf(StoreDamagedException.class);

        Repaired repaired = home.backups().repair(Optional.empty(), Progress.NONE);

        assertThat(repaired.whole()).isFalse();
        assertThat(keys).allSatisfy(key -> assertThat(home.name(key)).isPresent());
        assertThat(repaired.aside()).isPresent();
        assertThat(repaired.records()).isBetween(60L, 61L);
        assertThat(home.name(late).isPresent()).isEqualTo(repaired.records() == 61);
    }

    @Test
    void theDeviceIsAnotherAndTheFeedIsReadFromTheBeginning() {
        home.add("Oats");
        home.store().sync().attach("http://127.0.0.1/trpc u1");
        String device = profile.deviceId();
        home.backups().backUp(Progress.NONE);

        home.backups().repair(Optional.empty(), Progress.NONE);

        assertThat(profile.deviceId()).isNotEqualTo(device);
        assertThat(home.store().sync().feed()).satisfies(feed -> {
            assertThat(feed.remote()).contains("http://127.0.0.1/trpc u1");
            assertThat(feed.cursor()).isEmpty();
            assertThat(feed.full()).isTrue();
        });
        RecordKey key = home.add("Rye");
        assertThat(home.store().sync().takeBatch(10, 100_000, Set.of())).anySatisfy(
                operation -> assertThat(operation.json()).contains(key.id()).contains(profile.deviceId()));
    }

    @Test
    void aBackupThatDoesNotOpenIsPassedOver() throws IOException {
        RecordKey key = home.add("Oats");
        Backup good = home.backups().backUp(Progress.NONE);
        home.clock.advance(Duration.ofMinutes(1));
        Backup bad = home.backups().backUp(Progress.NONE);
        Trees.remove(bad.folder().resolve("db/seg0"));

        assertThatThrownBy(() -> home.backups().repair(Optional.of(bad.name()), Progress.NONE))
                .isInstanceOf(MaintenanceException.class);
        assertThat(home.name(key)).contains("Oats");
        assertThat(profile.settings().generation()).isZero();

        assertThat(home.backups().repair(Optional.empty(), Progress.NONE).backup().map(Backup::name))
                .contains(good.name());
    }

    @Test
    void withoutABackupTheDiaryBeginsWithWhatCanBeSaved() throws IOException {
        home.add("Oats");
        loseTheTables();

        Repaired repaired = home.backups().repair(Optional.empty(), Progress.NONE);

        assertThat(repaired.backup()).isEmpty();
        assertThat(repaired.whole()).isFalse();
        assertThat(repaired.records()).isZero();
        assertThat(repaired.aside()).isPresent();
        assertThat(home.inventory().rows()).doesNotContainKey("products");
        assertThat(home.name(home.add("Rye"))).contains("Rye");
    }

    @Test
    void aNamedBackupIsTakenEvenIfANewerIsThere() {
        RecordKey key = home.add("Oats");
        Backup old = home.backups().backUp(Progress.NONE);
        home.clock.advance(Duration.ofMinutes(1));
        home.put(key, "Rye");
        home.backups().backUp(Progress.NONE);

        Repaired repaired = home.backups().repair(Optional.of(old.name()), Progress.NONE);

        assertThat(repaired.backup().map(Backup::name)).contains(old.name());
        assertThat(home.name(key)).as("the sound database was saved too").contains("Rye");
    }

    @Test
    void aRepairThatFailsOrIsCancelledLeavesWhatWas() throws IOException {
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);
        List<String> adds = new ArrayList<>();
        home.come(Home.DERBY, new FaultyEngine(home.derby(), point -> {
            if (point.equals("add")) {
                adds.add(point);
                throw new StoreFullException("The disk is full.");
            }
        }));
        RecordKey key = home.add("Oats");
        home.backups().backUp(Progress.NONE);

        assertThatThrownBy(() -> home.backups().repair(Optional.empty(), Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("The disk is full.");
        assertThat(adds).isNotEmpty();
        assertThat(home.name(key)).contains("Oats");

        assertThatThrownBy(() -> home.backups().repair(Optional.empty(),
                (what, done, total) -> !what.startsWith("Making"))).isInstanceOf(MaintenanceException.class);
        assertThat(home.name(key)).contains("Oats");
        assertThat(profile.settings().generation()).isZero();
        assertThat(new Places(profile).databases()).hasSize(1);
    }

    @Test
    void withoutTheEngineThereIsNoRepair() {
        home.close();
        home = new Home(profile, TestClock.noon(), Home.PATIENCE);

        assertThatThrownBy(() -> home.backups().repair(Optional.empty(), Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("'derby'");
    }

    private void loseTheTables() throws IOException {
        home.close();
        Trees.remove(folder.resolve("store/derby/db/seg0"));
        home = Home.on(profile);
    }

    /** Overwrites the pages that hold a text, in the table that holds most of it. */
    private void breakPages(String text) throws IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.list(folder.resolve("store/derby/db/seg0"))) {
            tables = files.filter(each -> contains(each, text)).sorted(Comparator.comparing(RepairTest::size)).toList();
        }
        assertThat(tables).isNotEmpty();
        for (Path table : tables) {
            byte[] bytes = Files.readAllBytes(table);
            String content = new String(bytes, StandardCharsets.ISO_8859_1);
            for (int at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
                int page = at / PAGE * PAGE;
                Arrays.fill(bytes, page, Math.min(bytes.length, page + PAGE), (byte) 0x55);
            }
            Files.write(table, bytes);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
