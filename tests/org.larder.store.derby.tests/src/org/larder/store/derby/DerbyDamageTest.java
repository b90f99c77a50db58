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
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.Household;

class DerbyDamageTest {

    private static final int PRODUCTS = 200;
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
            copy(sound, damaged);
            String hurt = hurt(damaged, random);
            found += told(damaged, hurt) ? 1 : 0;
        }
        assertThat(found).as("of %d with seed %d", TRIED, seed).isPositive();
    }

    private Path filled() {
        Path place = folder.resolve("db");
        LocalStore store = store(place, true);
        store.open();
        for (int i = 0; i < PRODUCTS; i++) {
            UUID id = new UUID(0, i + 1L);
            Product product = new Product("Haferflocken " + i, new Nutrients(1, 2, 3, 4));
            store.edit(EditStep.of("Fill"), editor -> editor.put(RecordKey.product(id), product));
        }
        store.close();
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
            assertThat(store.<Long>read(reader -> reader.countProducts(""))).as(hurt).isEqualTo(PRODUCTS);
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

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }
}
