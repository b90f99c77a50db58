package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.account.Adoption;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.QueueCounts;
import org.larder.api.transport.SyncTransport;
import org.larder.testing.Household;
import org.larder.testing.Inside;
import org.larder.testing.time.VirtualScheduler;

/** Two devices and a server of others, on a bad line: nothing is lost, nothing comes twice, nothing stands still. */
@Tag("interop")
class ProxiedServerTest {

    @RegisterExtension
    static final RunningServer<NodeServer> WHOLE = new RunningServer<>(folder -> NodeServer.start());
    @RegisterExtension
    static final RunningServer<NodeServer> LISTS = new RunningServer<>(folder -> NodeServer.start("--no-sync"));

    private static final String PASSWORD = "correct horse";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int ROUNDS = 8;

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final Random random = new Random(7);
    private final Path folder;
    private final List<Device<SyncTransport>> devices = new ArrayList<>();
    private final List<UUID> alive = new ArrayList<>();
    private Optional<FaultyProxy> proxy = Optional.empty();

    ProxiedServerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void noDevicesYet() {
        assertThat(devices).isEmpty();
    }

    @AfterEach
    void close() throws IOException {
        devices.forEach(Device::close);
        proxy.orElseThrow().close();
    }

    private void begin(URI server, long seed) throws IOException {
        proxy = Optional.of(new FaultyProxy(server, seed));
        String email = "ann-" + UUID.randomUUID() + "@example.org";
        device("one").accounts.register(email, PASSWORD, Optional.empty(), Adoption.ADOPT);
        device("two").accounts.signIn(email, PASSWORD, Adoption.ASK);
        devices.forEach(Device::start);
        proxy.orElseThrow().trouble(true);
    }

    private Device<SyncTransport> device(String id) {
        Household household = Device.household(scheduler, folder.resolve(id), id);
        household.profile().change(settings -> settings.withServer(Optional.of(proxy.orElseThrow().base())));
        SyncTransport transport = Inside.make(SyncTransport.class, "org.larder.transport.trpc",
                "org.larder.transport.trpc.TrpcTransport", household.profile(), scheduler);
        var device = new Device<>(scheduler, household, transport);
        devices.add(device);
        return device;
    }

    private void edits(Device<?> device, int round) {
        for (int i = 0; i < 10; i++) {
            alive.add(device.data().products().add(product(device + " " + round + " " + i)).key().uuid());
        }
        device.data().diary().log(alive.get(alive.size() - 1), 10 + round, DAY, Optional.empty());
        device.data().goals().set(DAY.plusDays(round), new Goal(new Nutrients(2000 + round, 100, 70, 250),
                GoalType.MAINTAIN));
        UUID any = alive.get(random.nextInt(alive.size()));
        device.data().products().find(any).ifPresent(found -> device.data().products().change(any, product("Other")));
        UUID gone = alive.get(alive.size() - 3);
        device.data().products().delete(gone);
        alive.remove(gone);
    }

    private static Product product(String name) {
        return new Product(name.substring(Math.max(0, name.length() - 30)), new Nutrients(389.25, 16.9, 6.9, 66.3));
    }

    private void sync() {
        for (Device<SyncTransport> each : devices) {
            each.monitor.probeNow();
            each.manager.syncNow();
            scheduler.advance(Duration.ofSeconds(40));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aBadLineToAWholeServerLosesNothing(long seed) throws IOException {
        editThroughTrouble(WHOLE.server().base(), seed);
        devices.forEach(each -> assertThat(each.manager.verify()).satisfies(found -> {
            assertThat(found.reason()).isEmpty();
            assertThat(found.same()).isTrue();
        }));
        assertThat(devices.get(0).manager.verify().local()).isEqualTo(devices.get(1).manager.verify().local());
    }

    @ParameterizedTest
    @ValueSource(longs = {3})
    void aBadLineToAServerWithListsOnlyLosesNothing(long seed) throws IOException {
        editThroughTrouble(LISTS.server().base(), seed);
    }

    private void editThroughTrouble(URI server, long seed) throws IOException {
        begin(server, seed);
        for (int round = 0; round < ROUNDS; round++) {
            for (Device<SyncTransport> each : devices) {
                edits(each, round);
            }
            sync();
        }
        assertThat(proxy.orElseThrow().faults()).as("faults").isGreaterThan(20);
        proxy.orElseThrow().trouble(false);
        scheduler.advance(Duration.ofMinutes(10));
        sync();
        sync();
        assertThat(devices).allSatisfy(
                each -> assertThat(each.status().counts()).isEqualTo(QueueCounts.NONE));
        assertAlike(device -> ids(device));
        assertThat(ids(devices.get(0))).containsExactlyInAnyOrderElementsOf(alive);
        assertAlike(device -> device.data().diary().entries(DAY).stream().map(each -> each.item().data()).toList());
        assertAlike(device -> device.data().goals().all().stream().map(each -> each.data()).toList());
        assertThat(devices.get(0).data().diary().entries(DAY)).hasSize(2 * ROUNDS);
    }

    private static List<UUID> ids(Device<?> device) {
        return device.data().products().search("", Optional.empty(), 500).items().stream()
                .map(item -> item.key().uuid()).sorted().toList();
    }

    private void assertAlike(Function<Device<?>, List<?>> seen) {
        Stream.of(devices.get(1)).forEach(
                other -> assertThat(seen.apply(other)).isEqualTo(seen.apply(devices.get(0))));
    }
}
