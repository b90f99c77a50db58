package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.Folders;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.Household;
import org.larder.testing.store.ManyProducts;

class DerbyDamageTest {

    private static final int HURT = 64;
    private static final int TRIED = 30;
    /** With {@code -Dlarder.long=true} other bytes are hurt each time. */
    private static final boolean LONG = Boolean.getBoolean("larder.long");
    private static final int ROUNDS = 3;

    private final Path folder;

    DerbyDamageTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @RepeatedTest(ROUNDS)
    void damageIsToldOrHarmsNothing(RepetitionInfo round) throws IOException {
        Path sound = filled();
        long seed = LONG ? new SplittableRandom().nextLong() : round.getCurrentRepetition();
        SplittableRandom random = new SplittableRandom(seed);
        int found = 0;
        for (int i = 0; i < TRIED; i++) {
            Path damaged = folder.resolve(UUID.randomUUID().toString());
            Folders.copy(sound, damaged);
            String hurt = hurt(damaged, random);
            found += told(damaged, hurt) ? 1 : 0;
        }
        assertThat(found).as("of %d with seed %d", TRIED, seed).isPositive();
    }

    private Path filled() {
        Path place = folder.resolve("db");
        ManyProducts.fill(store(place, true));
        return place;
    }

    /** Somewhere in a table, an index or the log. */
    private static String hurt(Path database, SplittableRandom random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(database)) {
            files = all.filter(Files::isRegularFile).filter(file -> file.toFile().length() > HURT)
                    .sorted(Comparator.comparing(Path::toString)).toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        int from = random.nextInt(bytes.length - HURT);
        Arrays.fill(bytes, from, from + HURT, (byte) random.nextInt());
        Files.write(file, bytes);
        return database.relativize(file) + " at " + from;
    }

    /** Whether opening or the check says so; else everything must be there. */
    private static boolean told(Path damaged, String hurt) {
        LocalStore store = store(damaged, false);
        try {
            store.open();
            if (!store.check().isEmpty()) {
                return true;
            }
            assertThat(ManyProducts.in(store)).as(hurt).isTrue();
            return false;
        } catch (StoreDamagedException refused) {
            return true;
        } catch (RuntimeException | Error other) {
            throw new AssertionError(hurt, other);
        } finally {
            store.close();
        }
    }

    private static LocalStore store(Path database, boolean make) {
        return Household.derbyEngine(Surroundings.of("dev1"))
                .store(new StorePlace(database, "dev1", Optional.empty(), make,
                        database.resolveSibling("backups"), database.resolveSibling("logs")));
    }
}
