package org.larder.store.jdbc;

import java.util.Optional;

/**
 * The operations of a record, as a person sees them.
 *
 * @param any whether there are any
 * @param error why one was quarantined, or why its last try failed
 */
record Operating(boolean any, Optional<String> error) {

    static final Operating NONE = new Operating(false, Optional.empty());

    /** With another operation. */
    Operating and(Optional<String> reason) {
        boolean greater = error.isEmpty() || reason.filter(other -> other.compareTo(error.get()) > 0).isPresent();
        return new Operating(true, greater ? reason : error);
    }
}
