package org.larder.store.switching;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Pieces;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.Inventory;
import org.larder.api.profile.Profile;
import org.larder.api.store.CallGuard;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store switch of the open profile: registers the store that its settings name, and the backups. Thread-safe.
 */
@Component(immediate = true)
public final class ProfileStoreSwitch implements StoreSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileStoreSwitch.class);
    private static final String COPIES_LEFT = "Private copies of databases are left.";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long END_SECONDS = 2;

    private final Profile profile;
    private final Engines engines = new Engines();
    private final ExecutorService opener = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon()
            .name("larder store switch")
            .factory());
    private final Parts parts;
    private final Moves moves;
    private final Daily daily;
    private final Backups backups;
    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public ProfileStoreSwitch(@Reference Profile profile, @Reference EventAdmin events, BundleContext context) {
        this(profile, events, InstantSource.system(), PATIENCE, Optional.of(context));
    }

    /**
     * As the component, with a clock of one's own, and without a framework's services if there is no context.
     *
     * @param patience the longest that callers wait
     */
    public ProfileStoreSwitch(Profile profile, EventAdmin events, InstantSource clock, Duration patience,
            Optional<BundleContext> context) {
        this.profile = profile;
        parts = Parts.of(profile, engines, new Publisher(events), opener, clock, patience);
        moves = new Moves(profile, engines, parts);
        daily = new Daily(parts, clock);
        backups = new ProfileBackups(parts);
        parts.active().gate().listen(daily::committed);
        removeLeftCopies();
        registrations = context.map(this::register).orElseGet(List::of);
        daily.start();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = "("
            + StorageEngine.NAME + "=*)")
    void addProvider(StorageEngine engine, Map<String, Object> properties) {
        engines.add(String.valueOf(properties.get(StorageEngine.NAME)), engine);
        comeIfMeant();
    }

    void removeProvider(StorageEngine engine) {
        engines.remove(engine);
        parts.active().go(engine);
        comeIfMeant();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addGuard(CallGuard guard) {
        parts.active().gate().add(guard);
    }

    void removeGuard(CallGuard guard) {
        parts.active().gate().remove(guard);
    }

    /** The active store, as others see it. */
    LocalStore store() {
        return parts.active().gate();
    }

    Backups backups() {
        return backups;
    }

    Daily daily() {
        return daily;
    }

    /** Done when databases that came were opened, and what was left was tidied. */
    CompletableFuture<Void> idle() {
        return CompletableFuture.runAsync(() -> {}, opener);
    }

    @Override
    public StoreState state() {
        return parts.active().state();
    }

    @Override
    public StoreState retry() {
        parts.line().runIfFree("Opening the diary again", () -> {
            if (parts.active().giveUp()) {
                comeIfMeant();
            }
            return parts;
        });
        return state();
    }

    @Override
    public Set<String> engines() {
        return engines.names();
    }

    @Override
    public boolean encrypted() {
        return profile.settings().encrypted();
    }

    @Override
    public Inventory inventory(Progress progress) {
        return moves.inventory(progress);
    }

    @Override
    public Moved move(String engine, Progress progress) {
        return moves.move(engine, progress);
    }

    @Override
    public Moved encrypt(boolean on, Progress progress) {
        return moves.encrypt(on, progress);
    }

    @Override
    public Moved replace(Pieces source, Inventory expected, Progress progress) {
        return moves.replace(source, expected, progress);
    }

    @Deactivate
    void end() throws InterruptedException {
        registrations.forEach(ServiceRegistration::unregister);
        daily.end();
        parts.active().end();
        parts.copies().end();
        opener.shutdown();
        opener.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    }

    private void comeIfMeant() {
        engines.find(profile.settings().engine()).ifPresent(engine -> parts.active().come(engine, this::tidy));
    }

    private void tidy() {
        try {
            parts.line().runIfFree("Tidying", () -> {
                parts.tidying().run();
                return parts;
            });
        } catch (RuntimeException e) {
            LOG.warn("What was left in the profile's folder stays until the next start.", e);
        }
    }

    /** Of a program that was killed; those that are made from now on stay. */
    private void removeLeftCopies() {
        try {
            List<Path> left = Trees.list(parts.places().temp());
            opener.execute(() -> removeCopies(left));
        } catch (IOException e) {
            LOG.warn(COPIES_LEFT, e);
        }
    }

    private static void removeCopies(List<Path> left) {
        try {
            for (Path each : left) {
                Trees.remove(each);
            }
        } catch (IOException e) {
            LOG.warn(COPIES_LEFT, e);
        }
    }

    private List<ServiceRegistration<?>> register(BundleContext context) {
        return List.of(
                context.registerService(LocalStore.class, store(),
                        FrameworkUtil.asDictionary(Map.of(LocalStore.ROLE, LocalStore.ACTIVE))),
                context.registerService(Backups.class, backups, FrameworkUtil.asDictionary(Map.of())));
    }
}
