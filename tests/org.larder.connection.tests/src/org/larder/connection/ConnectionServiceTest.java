package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.transport.SyncTransport;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;
import org.osgi.util.tracker.ServiceTracker;

/** The monitor as a service, in the framework that the test runs in. */
@EnabledIf("inFramework")
@Timeout(120)
class ConnectionServiceTest {

    private static final long PATIENCE_SECONDS = 30;
    private static final String ONLINE = "(" + Condition.CONDITION_ID + "=" + ConnectionMonitor.ONLINE + ")";

    private final ModelTransport transport = new ModelTransport(new ModelServer(InstantSource.system()), "ann");
    private final Bundle host = FrameworkUtil.getBundle(ConnectionServiceTest.class);
    private final List<Integer> events = new CopyOnWriteArrayList<>();
    private final ServiceListener listener = event -> events.add(event.getType());
    private final BundleContext framework;
    private Optional<ServiceRegistration<SyncTransport>> registered = Optional.empty();

    ConnectionServiceTest() throws BundleException {
        host.start();
        framework = host.getBundleContext().getBundle(0).getBundleContext();
    }

    static boolean inFramework() {
        return Optional.ofNullable(FrameworkUtil.getBundle(ConnectionServiceTest.class)).isPresent();
    }

    @BeforeEach
    void listen() throws InvalidSyntaxException {
        framework.addServiceListener(listener, ONLINE);
    }

    @AfterEach
    void stop() throws BundleException {
        host.stop();
        framework.removeServiceListener(listener);
        registered.ifPresent(ServiceRegistration::unregister);
    }

    @Test
    void theConditionIsThereOnceWhileTheActiveTransportAnswers() throws Exception {
        register(Map.of(SyncTransport.ROLE, SyncTransport.ACTIVE));
        ConnectionMonitor monitor = monitor();
        probedUntil(monitor, ConnectionState.Online.class);
        assertThat(conditions()).isEqualTo(1);

        transport.setUp(false);
        probedUntil(monitor, ConnectionState.ServerUnreachable.class);
        assertThat(conditions()).isZero();

        transport.setUp(true);
        probedUntil(monitor, ConnectionState.Online.class);
        assertThat(events).containsExactly(ServiceEvent.REGISTERED, ServiceEvent.UNREGISTERING,
                ServiceEvent.REGISTERED);
    }

    @Test
    void whenTheBundleHasStoppedTheConditionIsGone() throws Exception {
        register(Map.of(SyncTransport.ROLE, SyncTransport.ACTIVE));
        probedUntil(monitor(), ConnectionState.Online.class);
        host.stop();
        assertThat(conditions()).isZero();
        assertThat(events).containsExactly(ServiceEvent.REGISTERED, ServiceEvent.UNREGISTERING);
    }

    @Test
    void aTransportThatIsNotTheActiveOneIsNotUsed() throws Exception {
        register(Map.of(SyncTransport.NAME, "another"));
        assertThat(monitor().probeNow().get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ConnectionState.NotConfigured.class);
    }

    private void register(Map<String, Object> properties) {
        registered = Optional.of(framework.registerService(SyncTransport.class, transport,
                FrameworkUtil.asDictionary(properties)));
    }

    /** The condition is registered and taken away before whoever asked is answered. */
    private static void probedUntil(ConnectionMonitor monitor, Class<? extends ConnectionState> state)
            throws Exception {
        ConnectionState found = monitor.probeNow().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(found).isInstanceOf(state);
    }

    private ConnectionMonitor monitor() throws InterruptedException {
        ServiceTracker<ConnectionMonitor, ConnectionMonitor> tracker = new ServiceTracker<>(framework,
                ConnectionMonitor.class, null);
        tracker.open();
        try {
            return Optional.ofNullable(tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)))
                    .orElseThrow();
        } finally {
            tracker.close();
        }
    }

    private int conditions() throws InvalidSyntaxException {
        return framework.getServiceReferences(Condition.class, ONLINE).size();
    }
}
