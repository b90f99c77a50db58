package org.larder.store.switching;

import java.io.IOException;
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

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Pieces;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.Inventory;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.CallGuard;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.rules.InventoryTaking;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long END_SECONDS = 2;

    private final Profile profile;
    private final Engines engines = new Engines();
    private final ExecutorService opener = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon()
            .name("larder store switch")
            .factory());
    private final Parts parts;
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
        daily = new Daily(parts, clock);
        backups = new ProfileBackups(parts);
        parts.active().gate().listen(daily::committed);
        opener.execute(this::removeCopies);
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
        return CompletableFuture.runAsync(() -> {
        }, opener);
    }

    @Override
    public StoreState state() {
        return parts.active().state();
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
        return parts.line().run("Counting", progress, () -> parts.active().alone("Everything is being counted.", () -> {
            Watch watch = new Watch(progress, 0);
            watch.at("Counting and hashing everything");
            return Carrying.count(parts.active().pieces(), watch);
        }));
    }

    @Override
    public Moved move(String engine, Progress progress) {
        return parts.line().run("The move to " + engine, progress, () -> {
            engines.need(engine);
            ProfileSettings before = profile.settings();
            if (engine.equals(before.engine())) {
                throw new MaintenanceException("The diary is in a database of '" + engine + "' already.");
            }
            return moved(new Switchover.Wish(engine, before.encrypted(), Optional.empty(),
                    "The diary is being moved to " + engine + '.'), progress);
        });
    }

    @Override
    public Moved encrypt(boolean on, Progress progress) {
        return parts.line().run(on ? "Encrypting the diary" : "Decrypting the diary", progress, () -> {
            if (on != encrypted()) {
                return parts.conversion().run(on, backUp(progress), progress);
            }
            ProfileSettings now = profile.settings();
            return new Moved(now.engine(), now.engine(), now.generation(), on, new InventoryTaking().inventory(),
                    Duration.ZERO, List.of(), parts.conversion().underWay() ? parts.conversion().finish() : List.of());
        });
    }

    @Override
    public Moved replace(Pieces source, Inventory expected, Progress progress) {
        return parts.line().run("The import of everything", progress, () -> moved(new Switchover.Wish(
                profile.settings().engine(), encrypted(), Optional.of(new Switchover.Given(source, expected)),
                "The diary is being replaced."), progress));
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

    private Moved moved(Switchover.Wish wish, Progress progress) throws IOException {
        long rows = backUp(progress);
        long total = wish.given().map(given -> given.expected().total()).orElse(rows);
        return parts.switchover().run(wish, new Watch(progress, 2 * total));
    }

    /** @return pieces in it */
    private long backUp(Progress progress) throws IOException {
        Backup backup = parts.making().make(Backup.Kind.MOVE, new Watch(progress, 0));
        parts.shelf().roll();
        return backup.rows().values().stream().mapToLong(Long::longValue).sum();
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

    /** Of a program that was killed. */
    private void removeCopies() {
        try {
            Trees.remove(parts.places().temp());
        } catch (IOException e) {
            LOG.warn("Private copies of databases are left.", e);
        }
    }

    private List<ServiceRegistration<?>> register(BundleContext context) {
        return List.of(
                context.registerService(LocalStore.class, store(),
                        FrameworkUtil.asDictionary(Map.of(LocalStore.ROLE, LocalStore.ACTIVE))),
                context.registerService(Backups.class, backups, FrameworkUtil.asDictionary(Map.of())));
    }
}
