package org.larder.store.jdbc;

import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;
import org.larder.rules.HybridClock;

/** A local store on a JDBC engine. Thread-safe. */
public final class JdbcStore implements LocalStore {

    private final Engine engine;
    private final Surroundings surroundings;
    private final HybridClock clock;
    private final Transactions transactions = new Transactions();
    private final SyncStore sync;

    public JdbcStore(Engine engine, Surroundings surroundings) {
        this.engine = engine;
        this.surroundings = surroundings;
        clock = new HybridClock(surroundings.deviceId(), surroundings.clock());
        sync = new JdbcSyncStore(transactions, clock);
    }

    @Override
    public String engine() {
        return engine.name();
    }

    @Override
    public void open() {
        transactions.open(this::start);
    }

    @Override
    public void close() {
        transactions.close();
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return transactions.read(session -> work.apply(new Reader(session)));
    }

    @Override
    public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        return transactions.write(tx -> {
            T result = work.apply(new Editor(tx));
            tx.history().finish(step);
            return result;
        });
    }

    @Override
    public SyncStore sync() {
        return sync;
    }

    @Override
    public Subscription listen(Consumer<Commit> listener) {
        return transactions.listen(listener);
    }

    private Transactions.Opened start() {
        Database database = new Database(engine, engine.start());
        boolean done = false;
        try {
            new Schema(engine, database).migrate();
            Session session = database.writer();
            Retention.clean(session, surroundings.clock().instant());
            session.commit();
            Stamps.greatest(session).ifPresent(clock::restore);
            Sequences sequences = Sequences.of(session);
            session.commit();
            done = true;
            return new Transactions.Opened(database, each -> new Transaction(each, surroundings, clock, sequences));
        } finally {
            if (!done) {
                database.stop();
            }
        }
    }
}
