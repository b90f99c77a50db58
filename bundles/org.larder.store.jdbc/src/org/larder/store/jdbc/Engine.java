package org.larder.store.jdbc;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.osgi.annotation.versioning.ConsumerType;

/** What differs between database engines. Called by one thread at a time. */
@ConsumerType
public interface Engine {

    /** The engine's name, as settings write it. */
    String name();

    /**
     * Starts the engine on the profile's database; makes an empty database if there is none.
     *
     * @throws org.larder.api.store.StoreException typed, with what to do
     */
    DataSource start();

    /** Ends the engine on that database; does nothing if it does not run. */
    void stop();

    /** The SQL type of up to 16 bytes that sort as unsigned numbers. */
    String idType();

    /** What kind of trouble an exception means. */
    Trouble trouble(SQLException exception);
}
