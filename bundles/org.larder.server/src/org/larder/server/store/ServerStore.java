package org.larder.server.store;

import java.util.function.Function;

/**
 * What the server keeps. All work is done in transactions by callback: what the callback returns was committed, what it
 * throws undoes everything. Thread-safe. A transaction may be repeated inside, so callbacks change nothing else.
 *
 * <p>Every failure of the database is a {@link ServerStoreException}.
 */
public interface ServerStore extends AutoCloseable {

    /** Changes when the store lost data; never empty. */
    String epoch();

    /** A transaction on the accounts; one at a time. */
    <T> T accounts(Function<AccountTables, T> work);

    /**
     * A transaction under the user's lock: no other write or read of this user runs.
     *
     * @throws UnknownUserException if there is no such user
     */
    <T> T write(String userId, Function<UserWriter, T> work);

    /**
     * A snapshot of what the user has.
     *
     * @throws UnknownUserException if there is no such user
     */
    <T> T read(String userId, Function<UserReader, T> work);

    /** Ends the database; running transactions end first. */
    @Override
    void close();
}
