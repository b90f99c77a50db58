package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.account.Adoption;
import org.larder.api.account.SharedFolders;
import org.larder.api.account.SignInException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.profile.Binding;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.sync.Transports;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.Fault;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

/** The way to the remote, changed while the program runs. */
class TransportsTest {

    private static final String SHARED = "folder:f1";

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.parse("2026-03-01T12:00:00Z"));
    private final ModelServer server = new ModelServer(scheduler);
    private final ModelServer shared = new ModelServer(scheduler);
    private final ModelTransport toServer = new ModelTransport(server, "ann");
    private final ModelTransport toFolder = new ModelTransport(shared, SharedFolders.USER, SHARED);
    private final Device<ActiveTransport> device;
    private final ActiveTransport active;
    private final ChosenTransports transports;
    private final Path place;

    TransportsTest(@TempDir Path folder) {
        var household = Device.household(scheduler, folder.resolve("one"), "one");
        active = new ActiveTransport(household.profile());
        active.addTransport(toServer, named(Transports.TRPC));
        active.addTransport(toFolder, named(Transports.FOLDER));
        device = new Device<>(scheduler, household, active);
        device.bind(Optional.of(new Binding(ModelTransport.REMOTE, "ann", "ann@example.org")));
        transports = new ChosenTransports(household.profile(), household.store(), active, device.monitor,
                device.manager);
        ((BoundAccounts) device.accounts).setAuthenticator(toServer);
        transports.setFolders((at, passphrase) -> SHARED);
        place = folder.resolve("shared");
    }

    @AfterEach
    void close() {
        device.close();
    }

    private static Map<String, ?> named(String name) {
        return Map.of(SyncTransport.NAME, name);
    }

    private void add(String name) {
        device.data().products().add(new Product(name, new Nutrients(389, 17, 7, 66)));
    }

    @Test
    void everythingGoesToTheFolderWhenThePersonSaysSoAndTheServerKeepsWhatItHas() {
        add("Oats");
        device.start();
        device.drained();
        assertThatThrownBy(() -> transports.useFolder(place, Optional.empty(), Adoption.ASK))
                .isInstanceOf(SignInException.class).hasMessageContaining("ann@example.org");
        assertThat(transports.chosen()).isEqualTo(Transports.TRPC);

        transports.useFolder(place, Optional.empty(), Adoption.ADOPT);
        add("Milk");
        device.drained();
        assertThat(shared.records()).hasSize(2);
        assertThat(server.records()).hasSize(1);
        assertThat(device.sameAs(shared)).isTrue();
        assertThat(device.household.profile().settings().binding().map(Binding::remote)).contains(SHARED);
    }

    @Test
    void whatTheServerAskedForIsNothingToTheFolder() {
        add("Oats");
        toServer.fail("push", new Fault.Error(
                new TransportException(RetryClass.LIMITED, Optional.of(Duration.ofMinutes(50)), "503")));
        device.start();
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);

        transports.useFolder(place, Optional.empty(), Adoption.ADOPT);
        scheduler.advance(Duration.ofMinutes(1));

        assertThat(shared.records()).hasSize(1);
        assertThat(device.status().phase()).isEqualTo(Phase.IDLE);
    }

    @Test
    void backAtTheServerTheTwoAreBroughtTogether() {
        add("Oats");
        device.start();
        device.drained();
        transports.useFolder(place, Optional.empty(), Adoption.ADOPT);
        add("Milk");
        device.drained();
        transports.useServer(Adoption.ADOPT);
        scheduler.advance(Duration.ofMinutes(1));
        assertThat(device.status().phase()).isEqualTo(Phase.LOCAL_ONLY);
        device.accounts.signIn("ann", "secret", Adoption.ADOPT);
        device.drained();
        assertThat(server.records()).hasSize(2);
        assertThat(device.sameAs(server)).isTrue();
    }

    @Test
    void aStoppedTransportIsNamedAndItsReturnIsNoticed() {
        device.start();
        device.drained();
        active.removeTransport(toServer, named(Transports.TRPC));
        assertThat(active.probe()).isInstanceOfSatisfying(ProbeResult.Unreachable.class,
                why -> assertThat(why.reason()).contains("'trpc' is not installed"));
        assertThatThrownBy(() -> active.pull(Optional.empty(), 1)).isInstanceOf(TransportException.class);
        add("Oats");
        scheduler.advance(Duration.ofMinutes(2));
        assertThat(device.status().counts().pending()).isEqualTo(1);

        active.addTransport(toServer, named(Transports.TRPC));
        transports.addTransport(toServer, named(Transports.TRPC));
        device.drained();
        assertThat(server.records()).hasSize(1);
    }

    @Test
    void anotherBundleForTheSameRemoteChangesNothing() {
        add("Oats");
        device.start();
        device.drained();
        Optional<String> cursor = device.store().feed().cursor();
        active.removeTransport(toServer, named(Transports.TRPC));
        active.addTransport(new ModelTransport(server, "ann"), named(Transports.TRPC));
        scheduler.advance(Duration.ofMinutes(2));
        assertThat(device.store().feed().cursor()).isEqualTo(cursor);
        assertThat(server.applied()).isEqualTo(1);
    }

    @Test
    void signingInWhileAFolderIsChosenIsRefused() {
        transports.useFolder(place, Optional.empty(), Adoption.ADOPT);
        assertThatThrownBy(() -> device.accounts.signIn("ann", "secret", Adoption.ADOPT))
                .isInstanceOf(SignInException.class).hasMessageContaining("shared folder");
        assertThat(transports.installed()).isEqualTo(List.of(Transports.FOLDER, Transports.TRPC));
    }
}
