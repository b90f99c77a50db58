package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.profile.Binding;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport.Follower;
import org.larder.api.transport.TransportException;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

/** A device that the server tells of changes. */
class HintsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.parse("2026-03-01T12:00:00Z"));
    private final ModelServer server = new ModelServer(scheduler);
    private final Passing transport = new Passing(new ModelTransport(server, "ann"));
    private final Device<Passing> device;
    private final Device<ModelTransport> other;

    HintsTest(@TempDir Path folder) {
        device = new Device<>(scheduler, Device.household(scheduler, folder.resolve("one"), "one"), transport);
        device.bind(Optional.of(new Binding(ModelTransport.REMOTE, "ann", "ann@example.org")));
        other = Device.of(scheduler, server, folder.resolve("two"), "two");
    }

    @AfterEach
    void close() {
        device.close();
        other.close();
    }

    private UUID addElsewhere(String name) {
        UUID id = other.data().products().add(new Product(name, new Nutrients(1, 2, 3, 4))).key().uuid();
        scheduler.advanceUntil(() -> server.find(RecordKey.product(id)).isPresent(), MINUTE);
        return id;
    }

    private boolean has(UUID product) {
        return device.data().products().find(product).isPresent();
    }

    @Test
    void aChangeElsewhereIsHereWithinASecondOfItsEdit() {
        device.start();
        other.start();
        scheduler.advance(MINUTE.plusSeconds(30));
        Duration begin = scheduler.elapsed();
        UUID oats = addElsewhere("Oats");
        transport.follower.orElseThrow().changed();
        scheduler.advanceUntil(() -> has(oats), MINUTE);
        assertThat(scheduler.elapsed().minus(begin)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void manyHintsMakeOnePull() {
        device.start();
        scheduler.advance(Duration.ofSeconds(30));
        var pulls = new int[1];
        transport.model.setBeforeAnswer(() -> pulls[0]++);
        for (int i = 0; i < 100; i++) {
            transport.follower.orElseThrow().changed();
        }
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(pulls[0]).isEqualTo(1);
    }

    @Test
    @Tag("F18")
    void whatCameWhileTheStreamWasDownIsFetchedAndTheStreamGoesOnAtTheCursor() {
        device.start();
        other.start();
        scheduler.advance(Duration.ofSeconds(5));
        UUID oats = addElsewhere("Oats");
        transport.follower.orElseThrow().ended(Optional.of(new TransportException(RetryClass.TRANSIENT, "reset")));
        scheduler.advance(MINUTE.multipliedBy(2));
        assertThat(has(oats)).isTrue();
        scheduler.advanceUntil(() -> transport.followed.size() >= 2, MINUTE);
        assertThat(transport.followed.getLast()).isNotEmpty();
    }

    @Test
    void aStreamThatAlwaysEndsIsBegunLessAndLessOften() {
        device.start();
        for (int i = 0; i < 600; i++) {
            scheduler.advance(Duration.ofSeconds(1));
            Optional<Follower> hears = transport.follower;
            transport.follower = Optional.empty();
            hears.ifPresent(each -> each.ended(Optional.of(new TransportException(RetryClass.TRANSIENT, "reset"))));
        }
        assertThat(transport.followed.size()).isBetween(3, 60);
    }

    @Test
    void aServerThatCannotTellIsAskedEveryMinute() {
        transport.streams = false;
        device.start();
        other.start();
        scheduler.advance(Duration.ofSeconds(5));
        UUID oats = addElsewhere("Oats");
        scheduler.advance(Duration.ofSeconds(62));
        assertThat(has(oats)).isTrue();
    }

    @Test
    void theEndOfTheConnectionEndsTheStream() {
        device.start();
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(transport.follower).isPresent();
        transport.model.setUp(false);
        device.monitor.probeNow();
        scheduler.settle();
        assertThat(transport.follower).isEmpty();
        scheduler.advance(MINUTE);
        assertThat(transport.followed).hasSize(1);
    }

    @Test
    void tokensThatRunOutInTheMiddleOfTheStreamLeadToAProbe() {
        device.start();
        scheduler.advance(Duration.ofSeconds(5));
        transport.model.signOut();
        transport.follower.orElseThrow().ended(Optional.of(new TransportException(RetryClass.AUTH, "expired")));
        scheduler.advance(Duration.ofSeconds(2));
        assertThat(device.status().phase()).isEqualTo(Phase.SIGNED_OUT);
    }
}
