package org.larder.data;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.fasterxml.uuid.Generators;
import org.larder.api.data.BulkEdit;
import org.larder.api.data.Conflicts;
import org.larder.api.data.Diary;
import org.larder.api.data.Goals;
import org.larder.api.data.History;
import org.larder.api.data.Products;
import org.larder.api.data.Reached;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.time.Scheduler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The data service on the active store. Thread-safe. */
@Component
public final class DataService implements UnifiedDataService {

    private final Supplier<ZoneId> zone;
    private final Edits edits;
    private final Supplier<UUID> ids;
    private final Products products;
    private final Diary diary;
    private final Goals goals;
    private final History history;
    private final Conflicts conflicts;
    private final Arrivals arrivals;
    private final LateScheduler scheduler = new LateScheduler();

    @Activate
    public DataService(@Reference(target = "(" + LocalStore.ROLE + "=" + LocalStore.ACTIVE + ")") LocalStore store) {
        this(store, InstantSource.system(), ZoneId::systemDefault, Generators.timeBasedEpochGenerator()::generate);
    }

    /**
     * As the component, on any store that is open.
     *
     * @param zone the zone in which an entry logged now gets its instant
     * @param ids names new records
     */
    public DataService(LocalStore store, InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids) {
        this.zone = zone;
        this.ids = ids;
        edits = new Edits(store);
        products = new StoredProducts(edits, ids);
        diary = new StoredDiary(edits, clock, zone, ids);
        goals = new StoredGoals(edits);
        history = new StoredHistory(edits);
        conflicts = new StoredConflicts(edits, zone);
        arrivals = new Arrivals(store, scheduler);
    }

    /**
     * As the other, with a scheduler of one's own.
     *
     * @param looking where {@link #reached} looks at the store
     */
    public DataService(LocalStore store, Scheduler looking, InstantSource clock, Supplier<ZoneId> zone,
            Supplier<UUID> ids) {
        this(store, clock, zone, ids);
        scheduler.come(looking);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setScheduler(Scheduler looking) {
        scheduler.come(looking);
    }

    void unsetScheduler(Scheduler looking) {
        scheduler.go(looking);
    }

    /** Cancels the futures of {@link #reached} that are not done. */
    @Deactivate
    public void end() {
        arrivals.end();
    }

    @Override
    public Products products() {
        return products;
    }

    @Override
    public Diary diary() {
        return diary;
    }

    @Override
    public Goals goals() {
        return goals;
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public Conflicts conflicts() {
        return conflicts;
    }

    @Override
    public CompletableFuture<Reached> reached(RecordKey key, Stamp stamp) {
        return arrivals.reached(key, stamp);
    }

    @Override
    public BulkEdit bulk(String label) {
        return new StoredBulkEdit(edits, zone, ids, EditStep.of(label));
    }
}
