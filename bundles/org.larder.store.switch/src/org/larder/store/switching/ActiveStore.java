package org.larder.store.switching;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.larder.api.maintenance.StoreState;
import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the engine of the settings when its provider comes, and takes it from the gate when that goes. Thread-safe. */
final class ActiveStore {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveStore.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String engine;
    private final Executor executor;
    private final Publisher publisher;
    private final Gate gate;
    private Optional<Used> used = Optional.empty();

    /** A provider in use, and the subscription to its commits. */
    private record Used(LocalStore store, LocalStore.Subscription subscription) {
    }

    ActiveStore(String engine, Executor executor, Publisher publisher) {
        this.engine = engine;
        this.executor = executor;
        this.publisher = publisher;
        gate = new Gate(engine, new Behind.Nothing(engine));
    }

    Gate gate() {
        return gate;
    }

    StoreState state() {
        return gate.behind().state();
    }

    /** Opens a provider of the engine on the executor; calls wait until that is done. */
    synchronized void come(LocalStore store) {
        if (used.isPresent()) {
            return;
        }
        used = Optional.of(new Used(store, store.listen(this::committed)));
        CompletableFuture<Behind> next = new CompletableFuture<>();
        gate.put(new Behind.Opening(engine, PATIENCE, next));
        executor.execute(() -> next.complete(opened(store)));
    }

    /** Takes a provider from the gate; calls fail at once. */
    synchronized void go(LocalStore store) {
        used.filter(each -> each.store().equals(store)).ifPresent(each -> {
            used = Optional.empty();
            put(new Behind.Nothing(engine));
            each.subscription().close();
            store.close();
        });
    }

    private Behind opened(LocalStore store) {
        Behind result = open(store);
        synchronized (this) {
            if (used.filter(each -> each.store().equals(store)).isEmpty()) {
                store.close();
                return gate.behind();
            }
            put(result);
        }
        return result;
    }

    private Behind open(LocalStore store) {
        try {
            store.open();
            return new Behind.Open(store);
        } catch (StoreException e) {
            LOG.error("The {} store could not be opened.", engine, e);
            return new Behind.Broken(engine, e);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The {} store could not be opened.", engine, e);
            return new Behind.Broken(engine, new StoreException("The diary could not be opened: " + e.getMessage(), e));
        }
    }

    private void put(Behind next) {
        gate.put(next);
        publisher.state(next.state());
        if (next instanceof Behind.Open) {
            publisher.moved();
        }
    }

    private void committed(Commit commit) {
        publisher.changed(commit);
        gate.tell(commit);
    }
}
