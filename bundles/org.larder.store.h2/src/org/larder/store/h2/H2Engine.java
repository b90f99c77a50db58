package org.larder.store.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreFullException;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreUnavailableException;
import org.larder.store.jdbc.Causes;
import org.larder.store.jdbc.Engine;
import org.larder.store.jdbc.Folders;
import org.larder.store.jdbc.Trouble;

/**
 * H2 on one file in the folder of a place. A new database is made beside it and moved there when it is whole, so that a
 * crash never leaves half of one. Every write is synced.
 */
final class H2Engine implements Engine {

    static final String NAME = "h2";

    private static final String UNFINISHED = "new-";

    private final StorePlace place;
    private final Path database;
    private final H2Files files;
    private volatile Optional<H2Source> running = Optional.empty();
    private boolean asItIs;

    H2Engine(StorePlace place) {
        this(place, H2Files.SYNCED);
    }

    /** As above, through other layers of H2's file system. */
    H2Engine(StorePlace place, String layers) {
        this.place = place;
        database = place.folder();
        files = new H2Files(layers, place.key());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DataSource start() {
        try {
            if (!Files.exists(database)) {
                make();
            }
            files.require(database);
            if (!asItIs) {
                files.requireEnd(database);
            }
        } catch (IOException e) {
            throw Folders.failure("The folder " + database.getParent() + " cannot be used for the diary", e);
        }
        H2Source source = new H2Source(files.existing(database));
        try (Connection probe = source.getConnection()) {
            running = Optional.of(source);
            return source;
        } catch (SQLException e) {
            throw unopened(e);
        }
    }

    @Override
    public void stop() {
        running.ifPresent(H2Source::close);
    }

    @Override
    public String bytes(int most) {
        return "VARBINARY(" + most + ")";
    }

    /** H2 gives a database up after an error of the disk; it opens it again when the transaction is run again. */
    @Override
    public Trouble trouble(SQLException exception) {
        Trouble trouble = H2Trouble.of(exception);
        if (trouble == Trouble.DAMAGED) {
            running.ifPresent(H2Source::spare);
        }
        boolean runs = running.filter(source -> !source.closed()).isPresent();
        return trouble == Trouble.CLOSED && runs ? Trouble.AGAIN : trouble;
    }

    @Override
    public void copy(Connection connection, Path folder) throws SQLException {
        H2Copy.make(connection, folder);
    }

    /** The file is its own log: it goes back to the newest state that opens. */
    @Override
    public boolean forgoLog() {
        asItIs = true;
        H2Past past = files.past(database);
        do {
            if (starts()) {
                return true;
            }
        } while (past.cut());
        return false;
    }

    private boolean starts() {
        try {
            start();
            return true;
        } catch (StoreException damaged) {
            return false;
        } finally {
            stop();
        }
    }

    @Override
    public List<String> check(Connection connection) throws SQLException {
        return H2Check.of(connection);
    }

    private void make() throws IOException {
        if (!place.make()) {
            throw new StoreDamagedException("There is no database at " + database + "; it should be there."
                    + " Bring the folder back, or restore a backup.");
        }
        Path parent = database.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path unfinished = parent.resolve(UNFINISHED + database.getFileName());
        Folders.remove(unfinished);
        Files.createDirectory(unfinished);
        H2Source maker = new H2Source(files.made(unfinished));
        try (Connection made = maker.getConnection()) {
            maker.close();
        } catch (SQLException e) {
            throw unopened(e);
        }
        Folders.sync(unfinished);
        Folders.move(unfinished, database);
    }

    private StoreException unopened(SQLException e) {
        if (H2Trouble.inUse(e)) {
            return new StoreUnavailableException("The database " + database
                    + " is in use by another program. Close that program and try again.", e);
        }
        if (H2Trouble.wrongKey(e)) {
            return H2Files.refused(database);
        }
        return switch (H2Trouble.opening(e)) {
            case FULL -> new StoreFullException("The disk is full: the database " + database
                    + " could not be opened. Free some space and try again.", e);
            case OTHER, AGAIN, CLOSED -> new StoreException("The database " + database + " could not be opened: "
                    + H2Trouble.reason(e), Causes.brief(e));
            case DAMAGED -> new StoreDamagedException("The database " + database
                    + " cannot be read. It was left as it is; restore a backup.", Causes.brief(e));
        };
    }
}
