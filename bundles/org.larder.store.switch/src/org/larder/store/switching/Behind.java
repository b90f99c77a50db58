package org.larder.store.switching;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.larder.api.maintenance.StoreState;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreUnavailableException;

/** What is behind the gate. */
sealed interface Behind {

    /** @throws StoreException if there is no store */
    LocalStore store();

    StoreState state();

    /** No provider of the engine. */
    record Nothing(String engine) implements Behind {
        @Override
        public LocalStore store() {
            throw new StoreUnavailableException(state().text());
        }

        @Override
        public StoreState state() {
            return new StoreState.Absent(engine);
        }
    }

    /**
     * An engine that is being opened; calls wait for it.
     *
     * @param patience the longest wait
     * @param next what is behind the gate afterwards
     */
    record Opening(String engine, Duration patience, CompletableFuture<Behind> next) implements Behind {
        @Override
        public LocalStore store() {
            return after().store();
        }

        @Override
        public StoreState state() {
            return after().state();
        }

        private Behind after() {
            try {
                return next.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return slow();
            } catch (TimeoutException | ExecutionException e) {
                return slow();
            }
        }

        private Behind slow() {
            return new Broken(engine, new StoreUnavailableException(
                    "The diary is still being opened. Try again in a moment."));
        }
    }

    /** A store that is open. */
    record Open(LocalStore store) implements Behind {
        @Override
        public StoreState state() {
            return new StoreState.Ready(store.engine());
        }
    }

    /** An engine that could not open its database. */
    record Broken(String engine, StoreException reason) implements Behind {
        @Override
        public LocalStore store() {
            throw reason;
        }

        @Override
        public StoreState state() {
            return new StoreState.Failed(engine, reason.getMessage());
        }
    }
}
