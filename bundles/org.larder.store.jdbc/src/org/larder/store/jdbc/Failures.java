package org.larder.store.jdbc;

import java.sql.SQLException;

import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreFullException;
import org.larder.api.store.StoreUnavailableException;

/** Makes of an {@link SQLException} the one store exception that callers see. */
final class Failures {

    private final Engine engine;

    Failures(Engine engine) {
        this.engine = engine;
    }

    /** @param what what was attempted, as the end of "The store failed when ..." */
    StoreException wrap(String what, SQLException exception) {
        SQLException cause = Causes.brief(exception);
        return switch (engine.trouble(exception)) {
            case AGAIN -> new AgainException("The store was busy when " + what + ". Try again.", cause);
            case FULL -> new StoreFullException("The disk is full: the store failed when " + what
                    + ", and nothing of it was written. Free some space and try again.", cause);
            case DAMAGED -> new StoreDamagedException("The database is damaged: the store failed when " + what
                    + ". It was left as it is; restore a backup.", cause);
            case CLOSED -> new StoreUnavailableException("The store is closed; it was " + what + ".", cause);
            case OTHER -> new StoreException("The store failed when " + what + ": " + cause.getMessage(), cause);
        };
    }
}
