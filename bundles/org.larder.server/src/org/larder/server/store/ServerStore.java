package org.larder.server.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What the server keeps; several nodes may share it. All work is done in transactions by callback: what the callback
 * returns was committed, what it throws undoes everything. Thread-safe. A transaction may be repeated inside, so callbacks
 * change nothing else.
 *
 * <p>Every failure of the database is a {@link ServerStoreException}.
 */
public interface ServerStore extends AutoCloseable {

    /** Changes when the store lost data; never empty. Costs nothing. */
    String epoch();

    /** Begins another epoch, after a restore: all cursors expire. All nodes hear of it. */
    void newEpoch();

    /** The secrets that sign tokens, the newest first; at least one. They are kept in the store, so that all nodes share them. Costs nothing. */
    List<byte[]> keys();

    /** Makes a newer secret. What the one before it signed stays good, what older ones signed does not. All nodes hear of it. */
    void rotateKeys();

    Accounts accounts();

    /**
     * A transaction under the user's lock: no other write of this user runs.
     *
     * @throws UnknownUserException if there is no such user, or the account is disabled
     */
    <T> T write(String userId, Function<UserWriter, T> work);

    /**
     * A snapshot of what the user has.
     *
     * @throws UnknownUserException if there is no such user, or the account is disabled
     */
    <T> T read(String userId, Function<UserReader, T> work);

    /**
     * Tells of feeds that grow from now on, through any node. A listener that reads after this returned, and again whenever it
     * is told, misses nothing.
     */
    Listening listen(FeedListener listener);

    /** Whether the database answers now. Throws nothing. */
    boolean answers();

    Pool pool();

    /**
     * Finishes deletions that were interrupted and forgets what is out of date: tries before an instant, receipts before
     * another. In small steps; nobody waits for it. Several nodes may do it at once.
     */
    void tidy(Instant tries, Instant receipts);

    /** Ends the database; running transactions end first. */
    @Override
    void close();
}
