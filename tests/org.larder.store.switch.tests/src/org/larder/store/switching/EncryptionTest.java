package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Repaired;
import org.larder.api.maintenance.Snapshot;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.Inventory;
import org.larder.api.model.RecordKey;
import org.larder.api.profile.ProfileSettings;
import org.larder.testing.TestProfile;

class EncryptionTest {

    private static final String NAME = "Blueberry porridge";

    private final Path folder;
    private final TestProfile profile;
    private Home home;

    EncryptionTest(@TempDir Path folder) {
        this.folder = folder;
        profile = new TestProfile(folder, "dev1");
        home = Home.on(profile);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void afterItNothingInTheProfileSaysAnythingInPlainText() throws IOException {
        RecordKey key = home.add(NAME);
        home.backups().backUp(Progress.NONE);
        home.stores.move(Home.H2, Progress.NONE);
        home.stores.move(Home.DERBY, Progress.NONE);
        home.add("Second " + NAME);
        Inventory before = home.inventory();
        assertThat(PlainText.of(folder, NAME)).as("the search finds it").isNotEmpty();

        Moved moved = home.stores.encrypt(true, Progress.NONE);

        assertThat(home.stores.encrypted()).isTrue();
        assertThat(home.name(key)).contains(NAME);
        assertThat(moved.inventory()).isEqualTo(before).isEqualTo(home.inventory());
        assertThat(moved.encrypted()).isTrue();
        assertThat(moved.aside()).isEmpty();
        assertThat(moved.removed()).hasSize(5).allSatisfy(each -> assertThat(each).doesNotExist());
        assertThat(home.backups().list()).singleElement().satisfies(backup -> {
            assertThat(backup.encrypted()).isTrue();
            assertThat(backup.rows()).isEqualTo(before.rows());
        });
        home.close();
        assertThat(PlainText.of(folder, NAME)).isEmpty();
        home = Home.on(profile);
        assertThat(home.name(key)).contains(NAME);
    }

    @Test
    void anEncryptedDiaryCanBeMovedBackedUpAndRepaired() throws IOException {
        RecordKey key = home.add(NAME);
        home.stores.encrypt(true, Progress.NONE);
        home.stores.move(Home.H2, Progress.NONE);
        assertThat(home.name(key)).contains(NAME);
        Backup backup = home.backups().backUp(Progress.NONE);
        home.add("Second " + NAME);
        home.backups().preview(backup.name(), Progress.NONE).close();
        assertThat(home.backups().repair(Optional.empty(), Progress.NONE).records()).isEqualTo(2);

        home.close();
        assertThat(PlainText.of(folder, NAME)).isEmpty();
        home = Home.on(profile);
        assertThat(home.name(key)).contains(NAME);
    }

    @Test
    void aDiaryWhoseSettingsWereLostIsSavedWithItsKeyAndStaysEncrypted() throws IOException {
        RecordKey key = home.add(NAME);
        home.stores.encrypt(true, Progress.NONE);
        RecordKey later = home.add("Later " + NAME);
        home.close();
        profile.change(lost -> ProfileSettings.DEFAULT);
        home = Home.on(profile);

        assertThat(home.stores.state()).isInstanceOf(StoreState.Damaged.class);
        Repaired repaired = home.backups().repair(Optional.empty(), Progress.NONE);

        assertThat(repaired.whole()).isTrue();
        assertThat(home.stores.encrypted()).isTrue();
        assertThat(home.name(key)).contains(NAME);
        assertThat(home.name(later)).contains("Later " + NAME);
        assertThat(repaired.aside()).hasValueSatisfying(
                aside -> assertThat(aside.getFileName().toString()).endsWith("-encrypted"));
        home.close();
        assertThat(PlainText.of(folder, NAME)).isEmpty();
    }

    @Test
    void decryptingBringsItBackAndTheKeyStaysAsLongAsAnythingNeedsIt() {
        RecordKey key = home.add(NAME);
        home.stores.encrypt(true, Progress.NONE);
        Backup encrypted = home.backups().backUp(Progress.NONE);
        Moved moved = home.stores.encrypt(false, Progress.NONE);

        assertThat(moved.encrypted()).isFalse();
        assertThat(moved.aside()).singleElement().satisfies(
                aside -> assertThat(aside.getFileName().toString()).endsWith("-encrypted"));
        assertThat(home.name(key)).contains(NAME);
        assertThat(profile.secrets().find("store.key")).isPresent();
        home.backups().preview(encrypted.name(), Progress.NONE).close();

        home.backups().list().stream().filter(Backup::encrypted).forEach(each -> home.backups().remove(each.name()));
        home.clock.advance(Duration.ofDays(31));
        home.tidied();
        home.stores.daily().look();

        assertThat(profile.secrets().find("store.key")).isEmpty();
        assertThat(home.name(key)).contains(NAME);
    }

    @Test
    void aCancelledEncryptionLeavesNoKeyAndNoEncryptedFile() {
        RecordKey key = home.add(NAME);

        assertThatThrownBy(() -> home.stores.encrypt(true, (what, done, total) -> !what.startsWith("Comparing")))
                .isInstanceOf(CancelledException.class);

        assertThat(home.stores.encrypted()).isFalse();
        assertThat(profile.secrets().find("store.key")).isEmpty();
        assertThat(folder.resolve("store/conversion")).doesNotExist();
        assertThat(home.name(key)).contains(NAME);
        assertThat(home.backups().list()).hasSize(1);
    }

    @Test
    void whatIsAsWishedIsLeftAlone() {
        home.add(NAME);
        assertThat(home.stores.encrypt(false, Progress.NONE).generation()).isZero();
        assertThat(home.backups().list()).isEmpty();
    }

    @Test
    void aKeyThatIsLostIsMissedAndNotReplaced() {
        RecordKey oats = home.add(NAME);
        home.stores.encrypt(true, Progress.NONE);
        String key = profile.secrets().find("store.key").orElseThrow();
        home.close();
        profile.secrets().remove("store.key");
        home = Home.on(profile);

        assertThat(home.stores.state()).isInstanceOfSatisfying(StoreState.Failed.class,
                failed -> assertThat(failed.text()).contains("key").contains("in memory"));
        assertThat(profile.secrets().find("store.key")).isEmpty();

        home.close();
        profile.secrets().put("store.key", key);
        home = Home.on(profile);
        assertThat(home.name(oats)).contains(NAME);
    }

    @Test
    void itWaitsForNoExportThatReadsThePlainDiary() {
        home.add(NAME);
        try (Snapshot snapshot = home.backups().snapshot(Progress.NONE)) {
            assertThat(snapshot).isNotNull();
            assertThatThrownBy(() -> home.stores.encrypt(true, Progress.NONE)).isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("export");
        }
        assertThat(home.stores.encrypt(true, Progress.NONE).encrypted()).isTrue();
    }
}
