package org.larder.store.switching;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.profile.Profile;
import org.larder.api.store.CallGuard;
import org.larder.api.store.LocalStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;

/** The store switch of the open profile: registers the store that its settings name. Thread-safe. */
@Component(immediate = true)
public final class ProfileStoreSwitch implements StoreSwitch {

    private static final long END_SECONDS = 2;

    private final String engine;
    private final ActiveStore active;
    private final Map<LocalStore, String> providers = new ConcurrentHashMap<>();
    private final ExecutorService opener = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon()
            .name("larder store switch")
            .factory());
    private final ServiceRegistration<LocalStore> registration;

    @Activate
    public ProfileStoreSwitch(@Reference Profile profile, @Reference EventAdmin events, BundleContext context) {
        engine = profile.settings().engine();
        active = new ActiveStore(engine, opener, new Publisher(events));
        registration = context.registerService(LocalStore.class, active.gate(),
                FrameworkUtil.asDictionary(Map.of(LocalStore.ROLE, LocalStore.ACTIVE)));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = "("
            + LocalStore.NAME + "=*)")
    void addProvider(LocalStore provider, Map<String, Object> properties) {
        String name = String.valueOf(properties.get(LocalStore.NAME));
        providers.put(provider, name);
        comeIfMeant(provider, name);
    }

    void removeProvider(LocalStore provider) {
        providers.remove(provider);
        active.go(provider);
        providers.forEach(this::comeIfMeant);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addGuard(CallGuard guard) {
        active.gate().add(guard);
    }

    void removeGuard(CallGuard guard) {
        active.gate().remove(guard);
    }

    @Override
    public StoreState state() {
        return active.state();
    }

    @Override
    public Set<String> engines() {
        return new TreeSet<>(providers.values());
    }

    @Deactivate
    void end() throws InterruptedException {
        registration.unregister();
        opener.shutdown();
        providers.keySet().forEach(active::go);
        opener.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    }

    private void comeIfMeant(LocalStore provider, String name) {
        if (name.equals(engine)) {
            active.come(provider);
        }
    }
}
