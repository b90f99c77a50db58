package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreFullException;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreUnavailableException;
import org.larder.store.jdbc.Causes;
import org.larder.store.jdbc.Engine;
import org.larder.store.jdbc.Folders;
import org.larder.store.jdbc.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Derby on the folder of a place. A new database is made beside it and moved there when it is whole, so that a crash never
 * leaves half of one. Every commit is synced.
 */
final class DerbyEngine implements Engine {

    static final String NAME = "derby";

    private static final Logger LOGGER = LoggerFactory.getLogger(DerbyEngine.class);
    private static final String LOG = "log";
    private static final String UNFINISHED = "new-";

    private final StorePlace place;
    private final Path database;
    private final DerbyKey key;
    private final String layer;
    private volatile boolean running;

    DerbyEngine(StorePlace place) {
        this(place, "");
    }

    /** @param layer the prefix of names by which Derby finds another layer of storage; empty: the files */
    DerbyEngine(StorePlace place, String layer) {
        this.place = place;
        this.layer = layer;
        database = place.folder();
        key = new DerbyKey(place.key());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DataSource start() {
        try {
            Path home = database.toAbsolutePath().getParent();
            if (!Files.exists(database) && !place.make()) {
                throw new StoreDamagedException("There is no database at " + database + "; it should be there."
                        + " Bring the folder back, or restore a backup.");
            }
            Files.createDirectories(home);
            DerbySystem.prepare(home);
            if (!Files.exists(database)) {
                create(home.resolve(UNFINISHED + database.getFileName()));
            }
            key.requireFit(database);
        } catch (IOException e) {
            throw Folders.failure("The folder " + database.getParent() + " cannot be used for the diary", e);
        }
        DataSource source = source(database, key.toOpen());
        try (Connection probe = source.getConnection()) {
            running = true;
            return source;
        } catch (SQLException e) {
            throw unopened(e);
        }
    }

    /** What ended itself when it met damage cannot be ended any more; nothing runs there either. */
    @Override
    public void stop() {
        running = false;
        try {
            shutDown(database);
        } catch (StoreException e) {
            LOGGER.warn("{}", e.getMessage());
        }
    }

    @Override
    public String bytes(int most) {
        return "VARCHAR(" + most + ") FOR BIT DATA";
    }

    @Override
    public boolean undoesIndexes() {
        return true;
    }

    /** What Derby closed by itself, when it met damage, it opens again for the next connection. */
    @Override
    public Trouble trouble(SQLException exception) {
        if (!running && DerbyTrouble.gone(exception)) {
            return Trouble.CLOSED;
        }
        Trouble trouble = DerbyTrouble.of(exception);
        return running && trouble == Trouble.CLOSED ? Trouble.AGAIN : trouble;
    }

    @Override
    public void copy(Connection connection, Path folder) throws SQLException {
        DerbyCopy.make(connection, database, folder);
    }

    @Override
    public List<String> check(Connection connection) throws SQLException {
        return DerbyCheck.of(connection);
    }

    /** Derby begins a new log where it finds none. */
    @Override
    public boolean forgoLog() throws IOException {
        Path log = database.resolve(LOG);
        Folders.remove(log);
        Files.createDirectories(log);
        return true;
    }

    /** A disk writes 4,096 bytes whole or not at all; a longer page is torn by a power cut, and Derby cannot mend it. */
    private static void keepPagesWhole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '4096')");
        }
    }

    private void create(Path unfinished) throws IOException {
        Folders.remove(unfinished);
        EmbeddedDataSource maker = source(unfinished, key.toMake());
        maker.setCreateDatabase("create");
        try (Connection made = maker.getConnection()) {
            keepPagesWhole(made);
            shutDown(unfinished);
        } catch (SQLException e) {
            throw unopened(e);
        }
        Folders.sync(unfinished);
        Folders.move(unfinished, database);
    }

    private StoreException unopened(SQLException e) {
        if (DerbyTrouble.inUse(e)) {
            return new StoreUnavailableException("The database " + database
                    + " is in use by another program. Close that program and try again.", e);
        }
        if (DerbyTrouble.wrongKey(e)) {
            return DerbyKey.refused(database);
        }
        return switch (DerbyTrouble.opening(e)) {
            case FULL -> new StoreFullException("The disk is full: the database " + database
                    + " could not be opened. Free some space and try again.", e);
            case DAMAGED -> new StoreDamagedException("The database " + database
                    + " cannot be read. It was left as it is; restore a backup.", Causes.brief(e));
            default -> new StoreException("The database " + database + " could not be opened: "
                    + Causes.line(DerbyTrouble.deepest(e)), Causes.brief(e));
        };
    }

    private EmbeddedDataSource source(Path path, Optional<String> attributes) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(layer + path);
        attributes.ifPresent(source::setConnectionAttributes);
        return source;
    }

    /** Derby answers a shutdown with an exception, or says that nothing runs there. */
    private void shutDown(Path path) {
        EmbeddedDataSource source = source(path, Optional.empty());
        source.setShutdownDatabase("shutdown");
        try (Connection never = source.getConnection()) {
            throw new IllegalStateException("a shutdown gives no connection");
        } catch (SQLException e) {
            if (!DerbyTrouble.ended(e)) {
                throw new StoreException("The database " + path + " could not be closed: " + Causes.line(e),
                        Causes.brief(e));
            }
        }
    }
}
