package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Repaired;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.RecordKey;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.StoreDamagedException;
import org.larder.testing.ChildJava;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

/** A profile whose first database was taken away says so; a profile that never had one gets one. */
class MissingDatabaseTest {

    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Path engine;

    MissingDatabaseTest(@TempDir Path folder) {
        this.folder = folder;
        engine = folder.resolve("store/derby");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store/derby/db", "store/derby", "store"})
    @Tag("F26")
    void aDatabaseThatWasTakenAwayIsMissedAndNotBegunAnew(String taken) throws IOException {
        RecordKey oats = filled();
        Path away = folder.resolve("away");
        Files.move(folder.resolve(taken), away);
        Files.createDirectories(folder.resolve("store"));

        try (Home home = Home.on(new DurableProfile(folder))) {
            assertThat(home.stores.state()).isInstanceOfSatisfying(StoreState.Damaged.class,
                    damaged -> assertThat(damaged.text())
                            .contains("The database " + engine.resolve("db") + " is not there, but it should be.")
                            .contains("Bring the folder back")
                            .contains("repair the diary")
                            .contains("begins anew from the newest backup, or empty if there is none"));
            assertThatThrownBy(() -> home.add("Rye")).isInstanceOf(StoreDamagedException.class);
            assertThat(engine.resolve("db")).doesNotExist();

            Trees.remove(folder.resolve(taken));
            Files.move(away, folder.resolve(taken));
            assertThat(home.stores.retry()).isEqualTo(new StoreState.Ready(Home.DERBY));
            assertThat(home.name(oats)).contains("Oats");
        }
    }

    @Test
    @Tag("F26")
    void aMissingDatabaseIsReplacedByTheNewestBackupWhenAPersonSaysSo() throws IOException {
        RecordKey oats;
        Backup backup;
        try (Home home = Home.on(new DurableProfile(folder))) {
            oats = home.add("Oats");
            backup = home.backups().backUp(Progress.NONE);
        }
        Trees.remove(engine);

        try (Home home = Home.on(new DurableProfile(folder))) {
            Repaired repaired = home.backups().repair(Optional.empty(), Progress.NONE);

            assertThat(repaired.backup().map(Backup::name)).contains(backup.name());
            assertThat(repaired.aside()).isEmpty();
            assertThat(home.name(oats)).contains("Oats");
        }
    }

    @Test
    void withoutABackupItBeginsAnewOnPurposeOnly() throws IOException {
        filled();
        Trees.remove(engine);

        try (Home home = Home.on(new DurableProfile(folder))) {
            assertThat(home.backups().repair(Optional.empty(), Progress.NONE).records()).isZero();
            assertThat(home.name(home.add("Rye"))).contains("Rye");
        }
        try (Home home = Home.on(new DurableProfile(folder))) {
            assertThat(home.stores.state()).isEqualTo(new StoreState.Ready(Home.DERBY));
        }
    }

    @Test
    void aDatabaseOfAnEarlierVersionIsMissedOnceItWasOpened() throws IOException {
        filled();
        DurableProfile profile = new DurableProfile(folder);
        profile.change(settings -> ProfileSettings.DEFAULT);
        try (Home home = Home.on(profile)) {
            home.ready();
        }
        Trees.remove(engine);

        try (Home home = Home.on(profile)) {
            assertThat(home.stores.state()).isInstanceOf(StoreState.Damaged.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    @Tag("F26")
    void aFirstStartThatIsKilledAroundTheNoteOfItIsFinishedByTheNext(String point) throws Exception {
        Files.createDirectories(folder.resolve("store"));

        Process process = ChildJava.start(WorkUntilKilled.class, folder.toString(), "begin", point);

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(WorkUntilKilled.KILLED);
        assertThat(engine.resolve("db")).exists();
        try (Home home = Home.on(new DurableProfile(folder))) {
            assertThat(home.stores.state()).isEqualTo(new StoreState.Ready(Home.DERBY));
            assertThat(home.profile.settings().begun()).isTrue();
            assertThat(home.name(home.add("Oats"))).contains("Oats");
        }
    }

    @Test
    @Tag("F26")
    void aFirstStartThatEndedWithHalfADatabaseIsFinishedByTheNext() throws IOException {
        Files.createDirectories(engine.resolve("new-db/seg0"));
        Files.writeString(engine.resolve("new-db/service.properties"), "half");

        try (Home home = Home.on(new DurableProfile(folder))) {
            home.tidied();
            assertThat(home.name(home.add("Oats"))).contains("Oats");
            assertThat(engine.resolve("new-db")).doesNotExist();
        }
    }

    @Test
    void aNoteThatCannotBeWrittenClosesNoDiary() {
        try (Home home = Home.on(new StubbornProfile(new TestProfile(folder, "dev1")))) {
            assertThat(home.stores.state()).isEqualTo(new StoreState.Ready(Home.DERBY));
            assertThat(home.name(home.add("Oats"))).contains("Oats");
        }
    }

    private RecordKey filled() {
        try (Home home = new Home(new DurableProfile(folder), TestClock.noon(), Home.PATIENCE)) {
            home.come(Home.DERBY, home.derby());
            return home.add("Oats");
        }
    }
}
