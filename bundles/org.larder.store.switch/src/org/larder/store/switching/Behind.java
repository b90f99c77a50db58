package org.larder.store.switching;

import org.larder.api.maintenance.StoreState;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreUnavailableException;

/** What is behind the gate. */
sealed interface Behind {

    String engine();

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

    /** An engine that is being opened; calls wait until it is. */
    record Opening(String engine) implements Behind {
        @Override
        public LocalStore store() {
            throw new StoreUnavailableException(state().text() + " Try again in a moment.");
        }

        @Override
        public StoreState state() {
            return new StoreState.Busy(engine, "The diary is still being opened.");
        }
    }

    /** A store that is open. */
    record Open(String engine, LocalStore store) implements Behind {
        @Override
        public StoreState state() {
            return new StoreState.Ready(engine);
        }
    }

    /** An engine that could not open its database, or found it damaged. */
    record Broken(String engine, StoreException reason) implements Behind {
        @Override
        public LocalStore store() {
            throw reason;
        }

        @Override
        public StoreState state() {
            String text = String.valueOf(reason.getMessage());
            return reason instanceof StoreDamagedException
                    ? new StoreState.Damaged(engine, text)
                    : new StoreState.Failed(engine, text);
        }
    }
}
