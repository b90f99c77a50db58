package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.event.Change;
import org.larder.api.event.Change.Origin;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.profile.Profile;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StoreUnavailableException;
import org.larder.testing.TestProfile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.osgi.util.tracker.ServiceTracker;

/** The switch, Derby and the event admin as a framework wires them. */
@EnabledIf("org.larder.store.switching.StoreSwitchServiceTest#inFramework")
class StoreSwitchServiceTest {

    private static final String DERBY = "org.larder.store.derby";
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();
    private final BundleContext context = context();
    private final Path folder;

    StoreSwitchServiceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static boolean inFramework() {
        return Optional.ofNullable(FrameworkUtil.getBundle(StoreSwitchServiceTest.class)).isPresent();
    }

    @BeforeEach
    void openTheProfile() throws BundleException {
        bundle(DERBY).start();
        EventHandler handler = event -> changes.add((Change) event.getProperty(Topics.DATA));
        registered.add(context.registerService(EventHandler.class, handler,
                FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, Topics.CHANGE))));
        registered.add(context.registerService(Profile.class, new TestProfile(folder, "dev1"),
                FrameworkUtil.asDictionary(Map.of())));
    }

    @AfterEach
    void closeTheProfile() throws BundleException {
        bundle(DERBY).start();
        registered.reversed().forEach(ServiceRegistration::unregister);
    }

    @Test
    void theStoreOfTheProfileTellsItsCommits() throws Exception {
        LocalStore store = activeStore();
        assertThat(service(StoreSwitch.class, "(objectClass=*)").state()).isEqualTo(new StoreState.Ready("derby"));
        assertThat(service(StoreSwitch.class, "(objectClass=*)").engines()).contains("derby");

        RecordKey key = add(store);

        assertThat(next().origin()).isEqualTo(Origin.MOVED);
        assertThat(next()).satisfies(change -> {
            assertThat(change.origin()).isEqualTo(Origin.LOCAL);
            assertThat(change.ids().get(key.type()).orElseThrow()).containsExactly(key.id());
        });
    }

    @Test
    void anEngineWhoseBundleStopsIsMissedAndAllIsThereWhenItComesBack() throws Exception {
        LocalStore store = activeStore();
        RecordKey key = add(store);

        bundle(DERBY).stop();

        assertThat(service(StoreSwitch.class, "(objectClass=*)").state()).isEqualTo(new StoreState.Absent("derby"));
        assertThatThrownBy(() -> add(store)).isInstanceOf(StoreUnavailableException.class);

        bundle(DERBY).start();

        assertThat(service(StoreSwitch.class, "(objectClass=*)").state()).isEqualTo(new StoreState.Ready("derby"));
        boolean there = store.read(reader -> reader.find(Product.class, key).isPresent());
        assertThat(there).isTrue();
    }

    @Test
    void theDiaryMovesToTheOtherEngineAndTheConsoleTellsSo() throws Exception {
        bundle("org.larder.store.h2").start();
        LocalStore store = activeStore();
        RecordKey key = add(store);
        service(StorageEngine.class, "(" + StorageEngine.NAME + "=h2)");

        service(StoreSwitch.class, "(objectClass=*)").move("h2", Progress.NONE);

        boolean there = store.read(reader -> reader.find(Product.class, key).isPresent());
        assertThat(there).isTrue();
        assertThat(service(Backups.class, "(objectClass=*)").list()).hasSize(1);
        assertThat(service(StoreConsole.class, "(osgi.command.scope=larder)").stores()).startsWith("h2 of ");
    }

    private static RecordKey add(LocalStore store) {
        RecordKey key = RecordKey.product(UUID.randomUUID());
        store.edit(EditStep.of("Add"), editor -> editor.put(key, new Product("Oats", new Nutrients(1, 2, 3, 4))));
        return key;
    }

    private Change next() throws InterruptedException {
        return Optional.ofNullable(changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).orElseThrow();
    }

    private LocalStore activeStore() throws InterruptedException, InvalidSyntaxException {
        return service(LocalStore.class, "(" + LocalStore.ROLE + "=" + LocalStore.ACTIVE + ")");
    }

    private <S> S service(Class<S> type, String filter) throws InterruptedException, InvalidSyntaxException {
        Filter both = context.createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")");
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, both, null);
        tracker.open();
        try {
            return Optional.ofNullable(tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)))
                    .orElseThrow();
        } finally {
            tracker.close();
        }
    }

    private Bundle bundle(String name) {
        return Stream.of(context.getBundles()).filter(each -> name.equals(each.getSymbolicName())).findFirst()
                .orElseThrow();
    }

    private static BundleContext context() {
        Bundle host = FrameworkUtil.getBundle(StoreSwitchServiceTest.class);
        try {
            host.start();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
        return host.getBundleContext();
    }
}
