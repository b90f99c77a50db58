package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.profile.Binding;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.Fault;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

/** What is read of the remote: to its end, the recent first, and found out and mended where the two differ. */
class FeedTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.parse("2026-03-01T12:00:00Z"));
    private final ModelServer server = new ModelServer(scheduler);
    private final Path folder;
    private final Passing transport = new Passing(new ModelTransport(server, "ann"));
    private final Device<Passing> device;

    FeedTest(@TempDir Path folder) {
        this.folder = folder;
        device = new Device<>(scheduler, Device.household(scheduler, folder.resolve("one"), "one"), transport);
        device.bind(Optional.of(new Binding(ModelTransport.REMOTE, "ann", "ann@example.org")));
    }

    @AfterEach
    void close() {
        device.close();
    }

    private UUID add(Device<?> at, String name) {
        return at.data().products().add(new Product(name, new Nutrients(389, 17, 7, 66))).key().uuid();
    }

    @Test
    void aFeedThatNeverEndsIsToldAndHoldsUpNothingThatWaits() {
        device.start();
        transport.endless = true;
        add(device, "Oats");
        scheduler.advance(MINUTE);
        assertThat(server.applied()).isEqualTo(1);
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);
        assertThat(device.status().reason())
                .hasValueSatisfying(why -> assertThat(why).contains("does not move on"));
        transport.endless = false;
        device.drained();
    }

    @ParameterizedTest
    @CsvSource({"2, does not move on", "7, does not move on", "1000000000, comes to no end"})
    void aFeedThatBringsTheSameForEverIsToldAndHoldsUpNothingThatWaits(int cursors, String why) {
        UUID oats = add(device, "Oats");
        device.start();
        device.drained();
        transport.recent = List.of(server.find(RecordKey.product(oats)).orElseThrow());
        transport.circle = Optional.of(cursors);
        add(device, "Milk");
        scheduler.advance(MINUTE);
        assertThat(server.applied()).isEqualTo(2);
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);
        assertThat(device.status().reason()).hasValueSatisfying(told -> assertThat(told).contains(why));
        transport.circle = Optional.empty();
        device.drained();
    }

    @Test
    @Tag("F13")
    void whatIsRecentIsThereBeforeTheFeed() {
        UUID oats;
        try (Device<ModelTransport> other = Device.of(scheduler, server, folder.resolve("two"), "two")) {
            oats = add(other, "Oats");
            other.start();
            other.drained();
        }
        transport.recent = List.of(server.find(RecordKey.product(oats)).orElseThrow());
        transport.model.setFaults((call, operations) -> call.equals("pull") ? Fault.DROP_REQUEST : Fault.NONE);
        device.start();
        assertThat(device.data().products().find(oats)).isPresent();
        assertThat(device.store().feed().cursor()).isEmpty();
        transport.model.setFaults((call, operations) -> Fault.NONE);
        device.drained();
        assertThat(device.sameAs(server)).isTrue();
    }

    @Test
    @Tag("F1")
    void aRecordInAListThatCannotBeReadIsNotTakenForDeleted() {
        UUID oats = add(device, "Oats");
        transport.listsOnly = true;
        device.start();
        device.drained();
        transport.unreadable = true;
        scheduler.advance(MINUTE.multipliedBy(3));
        assertThat(device.data().products().find(oats)).isPresent();
        assertThat(device.status().reason()).hasValueSatisfying(why -> assertThat(why).contains("cannot be read"));
        transport.unreadable = false;
        transport.skip = true;
        scheduler.advance(MINUTE.multipliedBy(3));
        assertThat(device.data().products().find(oats)).isEmpty();
    }

    @Test
    void whatIsMissingHereIsPulledAgain() {
        UUID oats = add(device, "Oats");
        device.start();
        device.drained();
        try (Device<ModelTransport> other = Device.of(scheduler, server, folder.resolve("two"), "two")) {
            other.start();
            other.drained();
            other.data().products().change(oats, new Product("Rolled oats", new Nutrients(389, 17, 7, 66)));
            other.drained();
        }
        transport.skip = true;
        scheduler.advance(MINUTE.multipliedBy(2));
        transport.skip = false;
        assertThat(device.sameAs(server)).isFalse();

        Repaired repaired = device.manager.repair();

        assertThat(repaired.before().same()).isFalse();
        assertThat(repaired.pulled()).isTrue();
        assertThat(repaired.after().same()).isTrue();
        assertThat(device.data().products().find(oats).orElseThrow().data().name()).isEqualTo("Rolled oats");
    }

    @Test
    @Tag("F22")
    void whatIsMissingThereIsQueuedAgain() {
        for (int i = 0; i < 100; i++) {
            add(device, "Food " + i);
        }
        UUID oats = add(device, "Oats");
        device.start();
        device.drained();
        server.forget(RecordKey.product(oats));

        Repaired repaired = device.manager.repair();

        assertThat(repaired.queued()).isEqualTo(1);
        assertThat(repaired.pulled()).isFalse();
        assertThat(repaired.after().same()).isTrue();
        assertThat(server.find(RecordKey.product(oats))).isPresent();
    }

    @Test
    void aDifferenceIsFoundByItselfWithinADay() {
        UUID oats = add(device, "Oats");
        device.start();
        device.drained();
        server.forget(RecordKey.product(oats));
        scheduler.advance(Duration.ofHours(25));
        assertThat(server.find(RecordKey.product(oats))).isPresent();
    }

    @Test
    void whereThereIsNoDifferenceNothingIsDone() {
        add(device, "Oats");
        device.start();
        device.drained();
        Repaired repaired = device.manager.repair();
        assertThat(repaired.before().same()).isTrue();
        assertThat(repaired.queued()).isZero();
        assertThat(repaired.pulled()).isFalse();
    }
}
