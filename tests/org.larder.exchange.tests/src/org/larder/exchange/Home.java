package org.larder.exchange;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.CancelledException;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Pieces;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Repaired;
import org.larder.api.maintenance.Snapshot;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.Inventory;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StorePlace;
import org.larder.rules.InventoryTaking;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.Household;
import org.larder.testing.TestClock;
import org.larder.testing.twin.VolatileStorage;

/** A profile whose store can be replaced as a whole and looked at as a whole, without a framework's services. */
final class Home implements StoreSwitch, Backups, AutoCloseable {

    private static final int PAGE = 7;
    private static final Supplier<ZoneId> ZONE = () -> ZoneOffset.UTC;

    final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00.000Z"));
    final UnifiedDataService data;
    private final StorageEngine engine;
    private final Path folder;
    private final String device;
    private LocalStore store;
    private long generation;

    /** With stores in memory. */
    Home(Path folder, String device) {
        this(folder, device, clock -> new VolatileStorage("volatile", clock, ZONE, UUID::randomUUID));
    }

    private Home(Path folder, String device, Function<TestClock, StorageEngine> engines) {
        this.folder = folder;
        this.device = device;
        engine = engines.apply(clock);
        store = opened();
        data = Household.data(active(), clock, ZONE);
    }

    /** With Derby. */
    static Home onDerby(Path folder, String device) {
        return new Home(folder, device,
                clock -> Household.derbyEngine(new Surroundings(device, clock, ZONE, UUID::randomUUID)));
    }

    LocalStore store() {
        return store;
    }

    /** A minute passes. */
    void later() {
        clock.advance(Duration.ofMinutes(1));
    }

    JsonArchive archive() {
        return new JsonArchive(data, this, this);
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> page = store.contents().pieces(after, PAGE);
            pieces.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return pieces;
    }

    @Override
    public Inventory inventory(Progress progress) {
        InventoryTaking taking = new InventoryTaking();
        pieces().forEach(taking::add);
        return taking.inventory();
    }

    @Override
    public Moved replace(Pieces source, Inventory expected, Progress progress) {
        generation++;
        LocalStore before = store;
        store = opened();
        Optional<String> after = Optional.empty();
        do {
            Page<Piece> page = source.page(after, PAGE);
            store.contents().add(page.items());
            after = page.next();
            if (!progress.at("copying", 0, 0)) {
                store = before;
                throw new CancelledException();
            }
        } while (after.isPresent());
        if (!inventory(Progress.NONE).equals(expected)) {
            store = before;
            throw new MaintenanceException("not what was expected");
        }
        before.close();
        return new Moved(engine.name(), engine.name(), generation, false, expected, Duration.ZERO, List.of(),
                List.of());
    }

    @Override
    public Snapshot snapshot(Progress progress) {
        List<Piece> all = pieces();
        return new Snapshot() {
            @Override
            public Page<Piece> page(Optional<String> after, int limit) {
                int from = after.map(Integer::parseInt).orElse(0);
                int to = Math.min(all.size(), from + Math.min(limit, PAGE));
                return new Page<>(all.subList(from, to),
                        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
            }

            @Override
            public void close() {
                all.clear();
            }
        };
    }

    @Override
    public void close() {
        store.close();
    }

    private LocalStore opened() {
        LocalStore made = engine
                .store(new StorePlace(folder.resolve("db-" + generation), device, Optional.empty(), true,
                        folder.resolve("backups"), folder.resolve("logs")));
        made.open();
        return made;
    }

    /** Whichever store is the diary when it is called. */
    private LocalStore active() {
        return (LocalStore) Proxy.newProxyInstance(LocalStore.class.getClassLoader(), new Class<?>[]{LocalStore.class},
                (proxy, method, values) -> {
                    try {
                        return method.invoke(store, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public StoreState state() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StoreState retry() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> engines() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean encrypted() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Moved move(String target, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Moved encrypt(boolean on, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Backup> list() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Backup backUp(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Backup beforeDeletions(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Preview preview(String name, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> check(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Repaired repair(Optional<String> backup, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
