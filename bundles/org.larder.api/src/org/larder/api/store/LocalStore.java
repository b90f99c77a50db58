package org.larder.api.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The storage SPI: one person's diary on one device, in one database.
 *
 * <p>A {@link StorageEngine} makes it. The store switch opens the one that is the diary, and registers the one that the data
 * service and the sync manager use with {@link #ROLE}={@link #ACTIVE}.
 *
 * <p>Transactions only by callback. A transaction sees a snapshot or locks what it reads; callbacks are short, do no I/O of
 * their own, may be run again after a deadlock, and may be run on another thread than the caller's: writers that come
 * together share a commit, each of them whole or not at all. What a method returned is on disk. Thread-safe.
 *
 * <p>Failures are {@link StoreException}s; whatever a callback throws rolls the transaction back and reaches the caller as
 * it is. One exception is in the nature of disks: when the disk fails in the middle of a commit, nobody can tell whether that
 * reached it. The caller is told that it failed, and no commit is told to listeners, but what it wrote may be there, whole,
 * when the database is opened again, be it at once; whoever repeats such a call with new ids looks first. What the store
 * answers from then on is what is in the database.
 */
@ConsumerType
public interface LocalStore {

    /** Service property of the store in use. */
    String ROLE = "larder.role";

    /** The value of {@link #ROLE}. */
    String ACTIVE = "active";

    /** The engine's name. */
    String engine();

    /**
     * Opens the database, makes or migrates it first if need be; a verified backup comes before a migration. Does nothing if
     * it is open.
     *
     * @throws StoreException typed, with what to do
     */
    void open();

    /** Ends it within a second or two. Calls from then on fail as {@link StoreUnavailableException}. */
    void close();

    /** Reads in one snapshot. */
    <T> T read(Function<? super StoreReader, ? extends T> work);

    /**
     * A product as it was committed last. Need not wait until others have written.
     *
     * @return empty if there is none, or it was deleted
     */
    default Optional<Item<Product>> product(UUID id) {
        return read(reader -> reader.find(Product.class, RecordKey.product(id)));
    }

    /**
     * One edit: records, pending operations and the undo step in one transaction, durable on return.
     *
     * @param step what the edit belongs to in the history
     */
    <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work);

    /** The side that the sync manager sees. */
    SyncStore sync();

    /**
     * Tells every commit that changed records, in commit order, after it is durable, on the committing thread or a later
     * one. Listeners return at once and call no store.
     *
     * @return to be closed when the listener goes
     */
    Subscription listen(Consumer<Commit> listener);

    /** The store as a whole. */
    StoreContents contents();

    /**
     * Copies the open database as it is at one moment, while it is read and edited, in the form of a database of this engine
     * with the same key; durable when it returns.
     *
     * @param folder made; it must not be there
     */
    void backUp(Path folder);

    /**
     * Checks every table and index of the open database, and that what is computed agrees with what it was computed from.
     * May take minutes; edits go on as far as the engine allows.
     *
     * @return what is wrong, in sentences; empty if nothing is
     */
    List<String> check();

    /** A listener that can be taken back. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
