package org.larder.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreFullException;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;
import org.larder.rules.HybridClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A local store on a JDBC engine. Thread-safe. */
public final class JdbcStore implements LocalStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);

    private final Engine engine;
    private final Surroundings surroundings;
    private final HybridClock clock;
    private final Remembered remembered;
    private final Transactions transactions;
    private final SyncStore sync;
    private final StoreContents contents;
    private final MigrationBackup backup;

    /** @param engines makes the engine of a place, and touches nothing there before it is started */
    public JdbcStore(Function<StorePlace, Engine> engines, StorePlace place, Surroundings surroundings) {
        engine = engines.apply(place);
        remembered = new Remembered(engine.undoesIndexes());
        transactions = new Transactions(remembered);
        this.surroundings = surroundings;
        clock = new HybridClock(surroundings.deviceId(), surroundings.clock());
        sync = new JdbcSyncStore(transactions, clock, remembered);
        contents = new JdbcContents(transactions, clock, new Salvage(engines, place));
        backup = new MigrationBackup(engines, place);
    }

    @Override
    public String engine() {
        return engine.name();
    }

    @Override
    public void open() {
        transactions.open(this::start);
        boolean done = false;
        try {
            clean();
            done = true;
        } finally {
            if (!done) {
                transactions.close();
            }
        }
    }

    @Override
    public void close() {
        transactions.close();
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return transactions.read(session -> work.apply(new Reader(session, remembered)));
    }

    /** What was read last is known without the database: who writes many edits at a time need not wait for the others. */
    @Override
    public Optional<Item<Product>> product(UUID id) {
        RecordKey key = RecordKey.product(id);
        return transactions.glance(() -> remembered.shown().product(key))
                .or(() -> read(reader -> reader.find(Product.class, key)));
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

    @Override
    public StoreContents contents() {
        return contents;
    }

    @Override
    public void backUp(Path folder) {
        try (Connection connection = transactions.beside()) {
            engine.copy(connection, folder);
            connection.commit();
        } catch (SQLException e) {
            throw new Failures(engine).wrap("copying the database", e);
        }
    }

    @Override
    public List<String> check() {
        return new Check(engine, transactions, remembered).run();
    }

    /** A diary can be read though there is no room to clean it. */
    private void clean() {
        try {
            new Retention(transactions, surroundings.clock()).clean();
        } catch (StoreFullException e) {
            LOG.warn("What is kept for a while only is cleaned when there is room.", e);
        }
    }

    private Opened start() {
        Database database = new Database(engine, engine.start());
        boolean done = false;
        try {
            new Schema(engine, database, backup).migrate(surroundings.clock().instant());
            Session session = database.writer();
            remembered.debt().owed(session).stamp().ifPresent(clock::restore);
            Sequences sequences = Sequences.of(session);
            Opened opened = new Opened(database,
                    (each, others) -> new Transaction(each, surroundings, clock, sequences, remembered, others));
            opened.begin().begin(session, Optional.empty()).postponing().end();
            session.commit();
            remembered.postponed().known(false);
            done = true;
            return opened;
        } finally {
            if (!done) {
                database.stop();
            }
        }
    }
}
