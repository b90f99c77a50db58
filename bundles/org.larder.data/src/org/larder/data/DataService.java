package org.larder.data;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.uuid.Generators;
import org.larder.api.data.BulkEdit;
import org.larder.api.data.Diary;
import org.larder.api.data.Goals;
import org.larder.api.data.History;
import org.larder.api.data.Products;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The data service on the active store. Thread-safe. */
@Component
public final class DataService implements UnifiedDataService {

    private final LocalStore store;
    private final Supplier<UUID> ids;
    private final Products products;
    private final Diary diary;
    private final Goals goals;
    private final History history;

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
        this.store = store;
        this.ids = ids;
        products = new StoredProducts(store, ids);
        diary = new StoredDiary(store, clock, zone, ids);
        goals = new StoredGoals(store);
        history = new StoredHistory(store);
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
    public BulkEdit bulk(String label) {
        return new StoredBulkEdit(store, ids, EditStep.of(label));
    }
}
