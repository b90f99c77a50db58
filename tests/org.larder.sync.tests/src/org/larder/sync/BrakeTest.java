package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.api.profile.Binding;
import org.larder.api.sync.MassDelete.Decision;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.transport.Limits;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.Fault;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

/** Nobody's diary vanishes because of what a server says, before the person has said so. */
@Tag("F1")
class BrakeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.parse("2026-03-01T12:00:00Z"));
    private final ModelServer server = new ModelServer(scheduler);
    private final Path folder;
    private final Passing transport = new Passing(new ModelTransport(server, "ann"));
    private Device<Passing> device;
    private final List<UUID> foods = new ArrayList<>();

    BrakeTest(@TempDir Path folder) {
        this.folder = folder;
        server.setLimits(new Limits(100, 20, 1 << 20, 40));
        device = device("one");
        for (int i = 0; i < 200; i++) {
            foods.add(device.data().products().add(new Product("Food " + i, new Nutrients(1, 2, 3, 4))).key().uuid());
        }
        device.start();
        device.drained();
    }

    private Device<Passing> device(String name) {
        var made = new Device<>(scheduler, Device.household(scheduler, folder.resolve(name), name), transport);
        made.bind(Optional.of(new Binding(ModelTransport.REMOTE, "ann", "ann@example.org")));
        return made;
    }

    @AfterEach
    void close() {
        device.close();
    }

    private void deletedElsewhere(int count) {
        try (Device<ModelTransport> other = Device.of(scheduler, server, folder.resolve("two"), "two")) {
            other.start();
            other.drained();
            foods.subList(0, count).forEach(other.data().products()::delete);
            other.drained();
        }
    }

    private long foods() {
        return device.household.store().read(reader -> reader.count(RecordType.PRODUCT));
    }

    @Test
    void aFifthOfTheDiaryAndMoreDoesNotVanishBeforeThePersonHasSaidSo() {
        deletedElsewhere(100);
        scheduler.advance(MINUTE.multipliedBy(5));
        assertThat(device.status().phase()).isEqualTo(Phase.HELD);
        assertThat(device.status().held()).hasValueSatisfying(question -> {
            assertThat(question.live()).isEqualTo(200);
            assertThat(question.vanishing()).isGreaterThan(50);
        });
        assertThat(foods()).isGreaterThanOrEqualTo(160);

        assertThat(device.manager.decide(Decision.ACCEPT)).isTrue();
        device.drained();
        assertThat(foods()).isEqualTo(100);
        assertThat(device.sameAs(server)).isTrue();
        assertThat(device.manager.decide(Decision.ACCEPT)).isFalse();
    }

    @Test
    void withoutABackupNothingIsDeletedAndNothingIsAsked() {
        device.backups.setFull(true);
        deletedElsewhere(100);
        scheduler.advance(MINUTE.multipliedBy(5));
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);
        assertThat(device.status().reason()).hasValueSatisfying(why -> assertThat(why).contains("backup"));
        assertThat(device.manager.decide(Decision.ACCEPT)).isFalse();
        assertThat(foods()).isGreaterThanOrEqualTo(160);

        device.backups.setFull(false);
        scheduler.advance(MINUTE.multipliedBy(2));
        assertThat(device.status().held()).hasValueSatisfying(
                question -> assertThat(question.backup()).isEqualTo(device.backups.list().getFirst().name()));
    }

    @Test
    void whatVanishedBeforeAKillCountsAfterIt() {
        deletedElsewhere(100);
        int pages = 0;
        while (device.status().held().isEmpty() && pages++ < 5) {
            transport.model.fail("pull", Fault.NONE, Fault.DROP_ANSWER);
            restart();
            scheduler.advance(Duration.ofSeconds(2));
        }
        assertThat(device.status().phase()).isEqualTo(Phase.HELD);
        assertThat(device.status().held()).hasValueSatisfying(question -> {
            assertThat(question.live()).isEqualTo(200);
            assertThat(question.vanishing()).isEqualTo(80);
        });
        assertThat(foods()).isEqualTo(160);
        device.manager.decide(Decision.ACCEPT);
        device.drained();
        assertThat(foods()).isEqualTo(100);
    }

    private void restart() {
        device.close();
        device = device("one");
        device.start();
    }

    @Test
    void whatIsKeptIsQueuedAgainAndComesBackEverywhere() {
        deletedElsewhere(100);
        scheduler.advance(MINUTE.multipliedBy(5));
        long left = foods();

        device.manager.decide(Decision.KEEP);
        device.drained();
        assertThat(foods()).isEqualTo(left);
        assertThat(device.sameAs(server)).isTrue();
        assertThat(server.records().stream().filter(record -> !record.deleted())).hasSize((int) left);
    }

    @Test
    void aFewDeletionsPass() {
        deletedElsewhere(30);
        scheduler.advance(MINUTE.multipliedBy(3));
        device.drained();
        assertThat(foods()).isEqualTo(170);
    }

    @Test
    void editsGoOutWhileTheQuestionIsOpen() {
        deletedElsewhere(100);
        scheduler.advance(MINUTE.multipliedBy(5));
        device.data().products().add(new Product("New", new Nutrients(1, 2, 3, 4)));
        scheduler.advance(MINUTE.multipliedBy(2));
        assertThat(device.status().counts().pending()).isZero();
        assertThat(device.status().phase()).isEqualTo(Phase.HELD);
    }

    @Test
    void aServerWithListsOnlyThatForgotEverythingIsNoReasonToForgetItHere() {
        transport.listsOnly = true;
        device.start();
        scheduler.advance(MINUTE.multipliedBy(3));
        device.drained();
        assertThat(foods()).isEqualTo(200);
        server.lose("e1");
        scheduler.advance(MINUTE.multipliedBy(5));
        assertThat(device.status().phase()).isEqualTo(Phase.HELD);
        assertThat(foods()).isEqualTo(200);
        device.manager.decide(Decision.KEEP);
        device.drained();
        assertThat(foods()).isEqualTo(200);
        assertThat(server.records()).hasSize(200);
    }
}
