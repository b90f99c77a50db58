package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Pieces;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Snapshot;
import org.larder.api.model.Inventory;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore;

class ReplaceTest {

    private final Home other;
    private final Home home;

    ReplaceTest(@TempDir Path folder) {
        other = Home.in(folder.resolve("other"));
        home = Home.in(folder.resolve("mine"));
    }

    @AfterEach
    void close() {
        other.close();
        home.close();
    }

    @Test
    void everythingIsReplacedAndTheDeviceIsAnother() {
        RecordKey theirs = other.add("Oats");
        RecordKey mine = home.add("Rye");
        String device = home.profile.deviceId();
        List<Commit> told = new ArrayList<>();

        try (LocalStore.Subscription listening = home.store().listen(told::add);
                Snapshot source = other.backups().snapshot(Progress.NONE)) {
            assertThat(listening).isNotNull();
            Moved moved = home.stores.replace(source, other.inventory(), Progress.NONE);

            assertThat(moved.inventory()).isEqualTo(other.inventory()).isEqualTo(home.inventory());
            assertThat(moved.aside()).hasSize(1);
        }
        assertThat(home.name(theirs)).contains("Oats");
        assertThat(home.name(mine)).isEmpty();
        assertThat(home.profile.deviceId()).isNotEqualTo(device);
        assertThat(told).singleElement().satisfies(commit -> assertThat(commit.days()).isEmpty());
        RecordKey later = home.add("Later");
        assertThat(home.store().<Optional<String>>read(reader -> reader.find(Product.class, later)
                .map(item -> item.sync().lastModified().node()))).contains(home.profile.deviceId());
    }

    @Test
    void piecesThatAreNotWhatWasAnnouncedAreRefused() {
        other.add("Oats");
        RecordKey mine = home.add("Rye");
        Inventory wrong = new Inventory(Map.of("products", 1L), "00");

        try (Snapshot source = other.backups().snapshot(Progress.NONE)) {
            assertThatThrownBy(() -> home.stores.replace(source, wrong, Progress.NONE))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("not what was announced");
        }
        assertThat(home.name(mine)).contains("Rye");
        assertThat(home.profile.settings().generation()).isZero();
    }

    @Test
    void aSourceThatFailsLeavesTheDiaryAsItWasAndSaysWhy() {
        RecordKey mine = home.add("Rye");
        Pieces source = (after, limit) -> {
            throw new IllegalStateException("line 7 of the file is no record");
        };

        assertThatThrownBy(() -> home.stores.replace(source, other.inventory(), Progress.NONE))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("line 7 of the file is no record");

        assertThat(home.name(mine)).contains("Rye");
        assertThat(home.backups().list()).hasSize(1);
        assertThat(new Places(home.profile).databases()).hasSize(1);
    }
}
