package org.larder.testing.twin;

import java.util.Optional;

import org.larder.api.store.StoreUnavailableException;

/** What outlives a store that is closed. Thread-safe. */
final class Disk {

    private Optional<Object> user = Optional.empty();
    private State state;

    Disk(State state) {
        this.state = state;
    }

    synchronized void take(Object newUser) {
        if (user.isPresent()) {
            throw new StoreUnavailableException("The database is open elsewhere; close that first.");
        }
        user = Optional.of(newUser);
    }

    synchronized void leave(Object oldUser) {
        user = user.filter(mine -> mine != oldUser);
    }

    synchronized State state() {
        return state;
    }

    synchronized void state(State next) {
        state = next;
    }
}
