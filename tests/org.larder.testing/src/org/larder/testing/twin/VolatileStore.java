package org.larder.testing.twin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.model.Piece;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;
import org.larder.store.jdbc.Surroundings;

/** A local store in memory. Thread-safe. */
public final class VolatileStore implements LocalStore {

    static final Path PLACE = Path.of("db");

    private static final Duration LEDGER = Duration.ofDays(365);

    private final String engine;
    private final Turns turns;
    private final Disks disks;
    private final StorePlace place;

    VolatileStore(String engine, World world, Disks disks, StorePlace place) {
        this.engine = engine;
        this.disks = disks;
        this.place = place;
        turns = new Turns(world);
    }

    /** Makes stores, not open, on one database that lasts as long as the function. */
    public static Function<Surroundings, LocalStore> maker() {
        Disks disks = new Disks();
        return surroundings -> in(disks, surroundings);
    }

    /** The store on the only database there. */
    static VolatileStore in(Disks disks, Surroundings surroundings) {
        World world = new World(surroundings.deviceId(), surroundings.clock(), surroundings.zone(), surroundings.ids());
        return new VolatileStore("volatile", world, disks,
                new StorePlace(PLACE, surroundings.deviceId(), Optional.empty(), true, PLACE, PLACE));
    }

    @Override
    public String engine() {
        return engine;
    }

    @Override
    public void open() {
        if (!turns.isOpen()) {
            turns.open(disks.of(place));
            turns.write(this::clean);
        }
    }

    @Override
    public void close() {
        turns.close();
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return turns.read(state -> work.apply(new Reader(() -> state)));
    }

    @Override
    public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        return turns.write(mine -> {
            Steps steps = new Steps();
            T result = work.apply(new Editor(mine, steps));
            steps.finish(mine, step);
            return result;
        });
    }

    @Override
    public SyncStore sync() {
        return new VolatileSync(turns);
    }

    @Override
    public Subscription listen(Consumer<Commit> listener) {
        return turns.listen(listener);
    }

    @Override
    public StoreContents contents() {
        return new VolatileContents(turns, () -> disks.find(place.folder()));
    }

    @Override
    public void backUp(Path folder) {
        turns.read(state -> {
            disks.copy(folder, state);
            return folder;
        });
    }

    @Override
    public List<String> check() {
        return turns.read(Consistency::check);
    }

    /** Clocks may be wrong by years; what was heard of a remote and what was stamped tells so. */
    private static boolean old(Piece.Noted note, Instant oldest) {
        return note.at().isBefore(oldest) && note.lostStamp().time().isBefore(oldest)
                && note.winnerStamp().time().isBefore(oldest);
    }

    private boolean clean(Work work) {
        Instant now = work.world().now();
        Instant oldest = Feed.position(work.state()).serverTime().filter(now::isAfter).orElse(now).minus(LEDGER);
        work.state().ledger().where(note -> old(note, oldest))
                .forEach(note -> work.change(state -> state.ledger(state.ledger().without(note.sequence()))));
        Steps.prune(work);
        return true;
    }
}
