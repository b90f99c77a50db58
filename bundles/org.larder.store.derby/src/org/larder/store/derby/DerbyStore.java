package org.larder.store.derby;

import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.profile.Profile;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The local store on embedded Apache Derby, in {@code store/derby} of the profile. Thread-safe. */
@Component(service = LocalStore.class, property = LocalStore.NAME + "=" + DerbyEngine.NAME)
public final class DerbyStore implements LocalStore {

    private final JdbcStore store;

    @Activate
    public DerbyStore(@Reference Profile profile) {
        this(profile, Surroundings.of(profile.deviceId()));
    }

    /** As the component, with a clock, zone and ids of one's own. */
    public DerbyStore(Profile profile, Surroundings surroundings) {
        store = new JdbcStore(new DerbyEngine(profile.storeFolder(DerbyEngine.NAME), profile.folder().resolve("logs")),
                surroundings);
    }

    @Override
    public String engine() {
        return store.engine();
    }

    @Override
    public void open() {
        store.open();
    }

    @Deactivate
    @Override
    public void close() {
        store.close();
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return store.read(work);
    }

    @Override
    public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        return store.edit(step, work);
    }

    @Override
    public SyncStore sync() {
        return store.sync();
    }

    @Override
    public Subscription listen(Consumer<Commit> listener) {
        return store.listen(listener);
    }
}
