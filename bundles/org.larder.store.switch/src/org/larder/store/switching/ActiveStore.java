package org.larder.store.switching;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.larder.api.maintenance.Pieces;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.RecordType;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileException;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StorePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that is the diary: opened when the engine of the settings comes, taken from the gate when that goes,
 * replaced by whoever is alone with it. Thread-safe.
 */
final class ActiveStore {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveStore.class);
    private static final Commit EVERYTHING = new Commit(false, Map.of(RecordType.PRODUCT, Optional.empty(),
            RecordType.CONSUMPTION, Optional.empty(), RecordType.GOAL, Optional.empty()), Optional.empty());

    private final Profile profile;
    private final Places places;
    private final Executor executor;
    private final Publisher publisher;
    private final Turnstile turnstile;
    private final Gate gate;
    private Optional<Used> used = Optional.empty();
    private boolean ended;

    /** A store in use, and the subscription to its commits. */
    private record Used(StorageEngine engine, LocalStore store, LocalStore.Subscription subscription) {

        void close() {
            store.close();
            subscription.close();
        }
    }

    /** @param patience the longest that callers wait */
    ActiveStore(Profile profile, Places places, Executor executor, Publisher publisher, Duration patience) {
        this.profile = profile;
        this.places = places;
        this.executor = executor;
        this.publisher = publisher;
        turnstile = new Turnstile(patience, new Behind.Nothing(name()));
        gate = new Gate(turnstile, this::damaged);
    }

    Gate gate() {
        return gate;
    }

    /** Waits while an engine is being opened. */
    StoreState state() {
        return turnstile.state();
    }

    /**
     * Opens the diary with an engine, on the executor; calls wait until that is done. Does nothing if it is open.
     *
     * @param afterwards runs there when it is open
     */
    synchronized void come(StorageEngine engine, Runnable afterwards) {
        if (used.isEmpty() && !ended) {
            used = begun(engine);
            used.ifPresent(each -> executor.execute(() -> {
                if (open(each)) {
                    afterwards.run();
                }
            }));
        }
    }

    /** Takes the store of an engine from the gate; calls fail at once. */
    synchronized void go(StorageEngine engine) {
        used.filter(each -> each.engine().equals(engine)).ifPresent(each -> {
            used = Optional.empty();
            put(new Behind.Nothing(name()));
            each.close();
        });
    }

    /** Closes a store that cannot be used, for who is alone; {@link #come} opens it again. Whether there was one. */
    boolean giveUp() {
        boolean broken = turnstile.behind() instanceof Behind.Broken;
        if (broken) {
            shut();
        }
        return broken;
    }

    /** Closes the store; none comes any more. */
    synchronized void end() {
        ended = true;
        shut();
        put(new Behind.Nothing(name()));
    }

    /**
     * Runs work while calls wait.
     *
     * @param why a sentence for those who wait
     */
    <T> T alone(String why, Supplier<T> work) {
        turnstile.close(why);
        try {
            publisher.state(turnstile.state());
            return work.get();
        } finally {
            turnstile.open();
            publisher.state(turnstile.state());
        }
    }

    /**
     * Everything in the store behind the gate, for who is alone with it.
     *
     * @throws StoreException if none is open
     */
    Pieces pieces() {
        LocalStore store = turnstile.behind().store();
        return (after, limit) -> {
            try {
                return store.contents().pieces(after, limit);
            } catch (StoreDamagedException e) {
                damaged(store, e);
                throw e;
            }
        };
    }

    /**
     * Makes an open store the diary's, for who is alone; the settings name its database already.
     *
     * @param otherwise whether its records differ from those before
     * @return closes the store of before
     */
    synchronized Runnable replace(StorageEngine engine, LocalStore store, boolean otherwise) {
        Optional<Used> before = used;
        used = Optional.of(new Used(engine, store, store.listen(this::committed)));
        put(new Behind.Open(name(), store));
        if (otherwise) {
            gate.tell(EVERYTHING);
        }
        return () -> before.ifPresent(Used::close);
    }

    /** Closes the store, for who is alone; {@link #come} opens it again. */
    synchronized void shut() {
        Optional<Used> before = used;
        used = Optional.empty();
        before.ifPresent(Used::close);
    }

    private Optional<Used> begun(StorageEngine engine) {
        turnstile.put(new Behind.Opening(name()), () -> {});
        try {
            StorePlace place = places.activePlace();
            if (!place.make() && !Files.exists(place.folder())) {
                throw new StoreDamagedException("The database " + place.folder() + " is not there, but it should be."
                        + " Bring the folder back and try again, or repair the diary: it begins anew from the newest backup,"
                        + " or empty if there is none.");
            }
            LocalStore store = engine.store(place);
            return Optional.of(new Used(engine, store, store.listen(this::committed)));
        } catch (RuntimeException | LinkageError e) {
            put(broken(e));
            return Optional.empty();
        }
    }

    private boolean open(Used opening) {
        Behind result = opened(opening.store());
        synchronized (this) {
            if (used.filter(opening::equals).isPresent()) {
                put(result);
                return result instanceof Behind.Open;
            }
        }
        opening.close();
        return false;
    }

    private Behind opened(LocalStore store) {
        try {
            store.open();
            note();
            return new Behind.Open(name(), store);
        } catch (RuntimeException | LinkageError e) {
            return broken(e);
        }
    }

    /** From now on a database that is not there is missed. The diary can be used without the note. */
    private void note() {
        try {
            if (!profile.settings().begun()) {
                profile.change(ProfileSettings::withDatabase);
            }
        } catch (ProfileException e) {
            LOG.warn("That there is a database is noted with the next start.", e);
        }
    }

    private Behind broken(Throwable e) {
        return new Behind.Broken(name(), e instanceof StoreException typed
                ? typed
                : new StoreException("The diary could not be opened: " + e.getMessage(), e));
    }

    /** Nothing more is written to a database that is damaged. */
    private synchronized void damaged(LocalStore store, StoreDamagedException e) {
        used.filter(each -> each.store().equals(store)).ifPresent(each -> {
            put(new Behind.Broken(name(), e));
        });
    }

    private void put(Behind next) {
        if (next instanceof Behind.Broken broken) {
            LOG.error("The {} store cannot be used.", broken.engine(), broken.reason());
        }
        turnstile.put(next, () -> {
            publisher.state(next.state());
            if (next instanceof Behind.Open) {
                publisher.moved();
            }
        });
    }

    private void committed(Commit commit) {
        publisher.changed(commit);
        gate.tell(commit);
    }

    private String name() {
        return profile.settings().engine();
    }
}
