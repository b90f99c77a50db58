package org.larder.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Piece;
import org.larder.api.model.StoreKey;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StorePlace;
import org.larder.testing.store.ManyProducts;

class H2DamageTest {

    private static final String FILE = "diary.mv.db";
    private static final int BLOCK = 4096;
    /** The store's header, which every opening writes. */
    private static final int HEADER = 2 * BLOCK;
    private static final int HURT = 64;
    private static final int TRIED = 60;
    /** With {@code -Dlarder.long=true} other bytes are hurt each time. */
    private static final boolean LONG = Boolean.getBoolean("larder.long");
    private static final int ROUNDS = 3;

    private final Path folder;

    H2DamageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** What was written last is used most: H2 appends. */
    @RepeatedTest(ROUNDS)
    void damageIsToldOrHarmsNothing(RepetitionInfo round) throws IOException {
        byte[] sound = filled();
        long seed = LONG ? new SplittableRandom().nextLong() : round.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        int blocks = sound.length / BLOCK;
        int found = 0;
        for (int block = blocks - TRIED; block < blocks; block++) {
            byte[] damaged = sound.clone();
            int from = block * BLOCK + random.nextInt(BLOCK - HURT);
            Arrays.fill(damaged, from, from + HURT, (byte) random.nextInt());
            found += told(damaged) ? 1 : 0;
        }
        assertThat(found).as("of %d with seed %d", TRIED, seed).isPositive();
    }

    @Test
    void anEndThatIsDamagedAfterAnOrderlyCloseIsNotTakenForATornOne() throws IOException {
        byte[] sound = filled();
        Arrays.fill(sound, sound.length - 2 * HURT, sound.length, (byte) 0);

        assertThat(told(sound)).isTrue();
    }

    @Test
    void recordsOfAnEarlierStateAreSavedFromAFileWhoseEndIsDamaged() throws IOException {
        byte[] damaged = filled();
        Arrays.fill(damaged, damaged.length - 2 * HURT, damaged.length, (byte) 0);
        Path file = Files.createDirectories(folder.resolve("damaged")).resolve(FILE);
        Files.write(file, damaged);

        assertThat(salvaged(store("damaged", false))).isBetween(ManyProducts.COUNT / 2, ManyProducts.COUNT);
        assertThat(file).hasBinaryContent(damaged);
    }

    @Test
    void anEncryptedFileWhoseBeginningIsLostIsDamagedAndNotSaidToBePlain() throws IOException {
        Optional<StoreKey> key = Optional.of(StoreKey.of(new byte[32]));
        LocalStore store = store("encrypted", key, true);
        store.open();
        store.close();
        Path file = folder.resolve("encrypted").resolve(FILE);
        byte[] damaged = Files.readAllBytes(file);
        Arrays.fill(damaged, 0, HURT, (byte) 0x55);
        Files.write(file, damaged);

        assertThatThrownBy(store::open).isInstanceOf(StoreDamagedException.class)
                .hasMessageContaining("beginning is damaged")
                .hasMessageContaining("backup");
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    private byte[] filled() throws IOException {
        ManyProducts.fill(store("db", true));
        return Files.readAllBytes(folder.resolve("db").resolve(FILE));
    }

    /** Whether opening or the check says so; else everything must be there. */
    private boolean told(byte[] damaged) throws IOException {
        String name = UUID.randomUUID().toString();
        Path file = Files.createDirectories(folder.resolve(name)).resolve(FILE);
        Files.write(file, damaged);
        LocalStore store = store(name, false);
        try {
            store.open();
            if (!store.check().isEmpty()) {
                return true;
            }
            assertThat(ManyProducts.in(store)).isTrue();
            return false;
        } catch (StoreDamagedException refused) {
            store.close();
            byte[] left = Files.readAllBytes(file);
            assertThat(Arrays.copyOfRange(left, HEADER, damaged.length))
                    .isEqualTo(Arrays.copyOfRange(damaged, HEADER, damaged.length));
            assertThat(salvaged(store)).isBetween(0, ManyProducts.COUNT);
            return true;
        } finally {
            store.close();
        }
    }

    private static int salvaged(LocalStore store) {
        List<Piece.Stored> records = new ArrayList<>();
        store.contents().salvage(records::addAll);
        return records.size();
    }

    private LocalStore store(String name, boolean make) {
        return store(name, Optional.empty(), make);
    }

    private LocalStore store(String name, Optional<StoreKey> key, boolean make) {
        return new H2Storage().store(new StorePlace(folder.resolve(name), "dev1", key, make, folder, folder));
    }
}
