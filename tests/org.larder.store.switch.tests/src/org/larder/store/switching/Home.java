package org.larder.store.switching;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.api.event.Change;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Inventory;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.profile.Profile;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.Household;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** A switch with real engines on a profile in a folder of the test, without a framework. */
final class Home implements AutoCloseable {

    static final String DERBY = "derby";
    static final String H2 = "h2";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final Profile profile;
    final TestClock clock;
    final ProfileStoreSwitch stores;
    private final List<Object> posted = Collections.synchronizedList(new ArrayList<>());
    private final Surroundings surroundings;

    Home(Profile profile, TestClock clock, Duration patience) {
        this.profile = profile;
        this.clock = clock;
        surroundings = new Surroundings(profile.deviceId(), clock, () -> ZoneOffset.UTC, UUID::randomUUID);
        if (!Files.exists(profile.folder().resolve("store"))) {
            Household.derby(profile, surroundings);
        }
        stores = new ProfileStoreSwitch(profile, new Recorder(), clock, patience, Optional.empty());
    }

    /** With both engines. */
    static Home in(Path folder) {
        return on(new TestProfile(folder, "dev1"));
    }

    /** With both engines. */
    static Home on(Profile profile) {
        Home home = new Home(profile, TestClock.noon(), PATIENCE);
        home.come(DERBY, home.derby());
        home.come(H2, home.h2());
        return home;
    }

    StorageEngine derby() {
        return Household.derbyEngine(surroundings);
    }

    StorageEngine h2() {
        return Household.h2Engine(surroundings);
    }

    void come(String name, StorageEngine engine) {
        stores.addProvider(engine, Map.of(StorageEngine.NAME, name));
    }

    /** Waits until the diary is open, however short the patience of callers is. */
    void ready() {
        while (!(stores.state() instanceof StoreState.Ready)) {
            Thread.onSpinWait();
        }
    }

    /** Waits until the diary is open and what was left before is in order. */
    void tidied() {
        ready();
        stores.idle().join();
    }

    LocalStore store() {
        return stores.store();
    }

    Backups backups() {
        return stores.backups();
    }

    Inventory inventory() {
        return stores.inventory(Progress.NONE);
    }

    /** Adds a product, in a step of its own. */
    RecordKey add(String name) {
        RecordKey key = RecordKey.product(UUID.randomUUID());
        put(key, name);
        return key;
    }

    void put(RecordKey key, String name) {
        store().edit(EditStep.of("Put"), editor -> editor.put(key, product(name)));
    }

    static Product product(String name) {
        return new Product(name, new Nutrients(1, 2, 3, 4));
    }

    void delete(RecordKey key) {
        store().edit(EditStep.of("Delete"), editor -> editor.delete(key));
    }

    void goal(LocalDate from, double energy) {
        store().edit(EditStep.of("Goal"), editor -> editor.put(RecordKey.goal(from),
                new Goal(new Nutrients(energy, 1, 2, 3), GoalType.MAINTAIN)));
    }

    Optional<String> name(RecordKey key) {
        return store().read(reader -> reader.find(Product.class, key).map(item -> item.data().name()));
    }

    /** Changes told so far. */
    List<Change> changes() {
        synchronized (posted) {
            return posted.stream().filter(Change.class::isInstance).map(Change.class::cast).toList();
        }
    }

    /** States told so far. */
    List<StoreState> states() {
        synchronized (posted) {
            return posted.stream().filter(StoreState.class::isInstance).map(StoreState.class::cast).toList();
        }
    }

    /** A database that is being opened is closed when it is open. */
    @Override
    public void close() {
        try {
            stores.state();
            stores.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @NonNullByDefault({})
    private final class Recorder implements EventAdmin {

        @Override
        public void postEvent(Event event) {
            posted.add(event.getProperty(Topics.DATA));
        }

        @Override
        public void sendEvent(Event event) {
            throw new UnsupportedOperationException("events are posted");
        }
    }
}
