package org.larder.store.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.osgi.annotation.versioning.ConsumerType;

/** What differs between database engines: one database at one place. Called by one thread at a time, if not said otherwise. */
@ConsumerType
public interface Engine {

    /** The engine's name, as settings write it. */
    String name();

    /**
     * Starts the engine on the database of its place; makes an empty one if there is none and the place says so.
     *
     * @throws org.larder.api.store.StoreException typed, with what to do
     */
    DataSource start();

    /** Ends the engine on that database; does nothing if it does not run. */
    void stop();

    /** The SQL type of up to so many bytes that sort as unsigned numbers. */
    String bytes(int most);

    /** Whether a transaction can make and drop indexes, and a rollback brings them back. */
    default boolean undoesIndexes() {
        return false;
    }

    /** What kind of trouble an exception means. Called by any thread. */
    Trouble trouble(SQLException exception);

    /**
     * Copies the running database as it is at one moment, in the form of a database of this engine with the same key, while
     * others read and write. The folder is there only when the copy is whole and on disk. Called by any thread.
     *
     * @param connection of the running database, in no transaction
     * @param folder made; it is not there
     */
    void copy(Connection connection, Path folder) throws SQLException;

    /**
     * Takes from a database that does not start what may keep it from starting, its log or what was written last, so that
     * the rest can be read as it lies on the disk. Only ever asked of copies.
     *
     * @return whether another start may succeed
     */
    boolean forgoLog() throws IOException;

    /**
     * Checks every table and index of the running database. Called by any thread.
     *
     * @return what is wrong, in sentences; empty if nothing is
     */
    List<String> check(Connection connection) throws SQLException;
}
