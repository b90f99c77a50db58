package org.larder.transport.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.testing.transport.Sent;

/**
 * Three devices, each with a copy of the folder of its own, and a courier between them that brings files late, twice, in
 * part, out of order, and as copies of conflicts.
 */
class CourierTest {

    private static final int SEEDS = 60;
    private static final int STEPS = 250;
    private static final List<String> NAMES = List.of("dev1", "dev2", "dev3");
    private static final Path SHARED = Path.of("/shared");
    private static final Sizes SMALL = new Sizes(6000, 1500);

    private final OperationSet all = new OperationSet();
    private final List<RecordKey> keys = IntStream.range(0, 5).mapToObj(i -> Sent.product()).toList();
    private final List<MemoryDisk> disks = NAMES.stream().map(name -> new MemoryDisk()).toList();
    private final List<Replica> replicas = NAMES.stream().map(Replica::new).toList();
    private final List<FolderTransport> transports = new ArrayList<>();
    private final List<FrozenOperation> unheard = new ArrayList<>();

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("F14")
    void allEndAlikeHoweverFilesCome(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        begin(Optional.empty());
        for (int step = 0; step < STEPS; step++) {
            step(random);
        }
        settleDown();
        Map<RecordKey, RemoteRecord> expected = all.records();
        for (int who = 0; who < NAMES.size(); who++) {
            replicas.get(who).follow(transports.get(who), 1 + random.nextInt(10));
            assertSame(replicas.get(who).records(), expected, "device " + (who + 1));
            var anew = new Replica("anew");
            anew.follow(start(who), 2);
            assertSame(anew.records(), expected, "device " + (who + 1) + ", read anew");
            assertThat(transports.get(who).digest(EnumSet.allOf(RecordType.class)))
                    .isEqualTo(transports.get(0).digest(EnumSet.allOf(RecordType.class)));
        }
    }

    private static void assertSame(Map<RecordKey, RemoteRecord> is, Map<RecordKey, RemoteRecord> expected, String who) {
        assertThat(is).as(who).hasSameSizeAs(expected);
        expected.forEach((key, record) -> assertThat(is.get(key)).as(who).isEqualTo(record));
    }

    private void begin(Optional<String> passphrase) throws IOException {
        for (int who = 0; who < NAMES.size(); who++) {
            if (who > 0) {
                bring(0, who, SHARED.resolve(Place.MARKER));
            }
            transports.add(device(who, passphrase));
        }
    }

    private FolderTransport start(int who) {
        transports.set(who, device(who, Optional.empty()));
        return transports.get(who);
    }

    @SuppressWarnings("resource")
    private FolderTransport device(int who, Optional<String> passphrase) {
        return new Devices(SHARED, disks.get(who), SMALL, passphrase).device(NAMES.get(who));
    }

    private void step(SplittableRandom random) throws IOException {
        int who = random.nextInt(NAMES.size());
        switch (random.nextInt(12)) {
            case 0 -> start(who);
            case 1, 2 -> pull(random, who);
            case 3, 4, 5, 6, 7 -> push(random, who);
            default -> courier(random);
        }
    }

    private void push(SplittableRandom random, int who) {
        List<FrozenOperation> operations = new ArrayList<>();
        IntStream.rangeClosed(0, random.nextInt(3)).forEach(i -> operations
                .add(replicas.get(who).edit(random, keys.get(random.nextInt(keys.size())))));
        if (!unheard.isEmpty() && random.nextInt(3) == 0) {
            operations.add(unheard.remove(0));
        }
        List<Outcome> outcomes;
        try {
            outcomes = transports.get(who).push(NAMES.get(who), operations).outcomes();
        } catch (TransportException e) {
            assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT);
            return;
        }
        for (int i = 0; i < operations.size(); i++) {
            assertThat(outcomes.get(i)).isNotInstanceOfAny(Outcome.Rejected.class, Outcome.Unanswered.class);
            all.add(operations.get(i), outcomes.get(i));
            if (random.nextInt(4) == 0) {
                unheard.add(operations.get(i));
            } else {
                replicas.get(who).heed(outcomes.get(i));
            }
        }
    }

    private void pull(SplittableRandom random, int who) {
        try {
            replicas.get(who).follow(transports.get(who), 1 + random.nextInt(5));
        } catch (TransportException e) {
            assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT);
        }
    }

    /** A device's files spread from it, and from those that have them. */
    private void courier(SplittableRandom random) throws IOException {
        int from = random.nextInt(NAMES.size());
        int to = (from + 1 + random.nextInt(NAMES.size() - 1)) % NAMES.size();
        List<Path> files = disks.get(from).files().keySet().stream()
                .filter(file -> file.toString().contains("/" + NAMES.get(from) + "-")).toList();
        if (files.isEmpty()) {
            return;
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] content = Optional.ofNullable(disks.get(from).files().get(file)).orElseThrow();
        switch (random.nextInt(6)) {
            case 0 -> disks.get(to).bring(file, Arrays.copyOf(content, random.nextInt(content.length + 1)));
            case 1 -> disks.get(to).bring(file.resolveSibling(
                    file.getFileName().toString().replace(".log", ".sync-conflict-20250601-120000-ABCDEFG.log")),
                    content);
            default -> disks.get(to).bring(file, content);
        }
    }

    private void bring(int from, int to, Path file) throws IOException {
        disks.get(to).bring(file, Optional.ofNullable(disks.get(from).files().get(file)).orElseThrow());
    }

    /** Everything arrives. */
    private void settleDown() throws IOException {
        for (int from = 0; from < NAMES.size(); from++) {
            for (Path file : disks.get(from).files().keySet()) {
                if (file.toString().contains("/" + NAMES.get(from) + "-")) {
                    for (int to = 0; to < NAMES.size(); to++) {
                        bring(from, to, file);
                    }
                }
            }
        }
    }
}
