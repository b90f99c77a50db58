package org.larder.store.jdbc;

import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.json.RecordJson;

/**
 * A row of the queue. What a waiting operation says stands in its record.
 *
 * @param seq the order of creation
 * @param handed whether any operation of the record was ever handed to a transport
 * @param tries how often the remote lacked what it refers to
 * @param frozen its text once it was handed over
 * @param reason why it was quarantined, or why the last try failed
 */
record PendingOperation(long seq, UUID opId, RecordKey key, State state, long baseVersion, boolean handed,
        int tries, Optional<String> frozen, Optional<String> reason) {

    /** Where an operation is. The order is the number in the column. */
    enum State {
        WAITING,
        IN_FLIGHT,
        QUARANTINED
    }

    boolean waiting() {
        return state == State.WAITING;
    }

    /** What was sent. Fails for one that was never handed over. */
    Operation sent() {
        return RecordJson.operation(frozen.orElseThrow());
    }
}
