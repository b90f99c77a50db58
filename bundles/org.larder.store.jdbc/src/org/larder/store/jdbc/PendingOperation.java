package org.larder.store.jdbc;

import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.RecordKey;
import org.larder.json.RecordJson;

/**
 * A row of the queue. What an operation says stands in its record, as long as nothing else is said there.
 *
 * @param seq the order of creation
 * @param handed whether any operation of the record was ever handed to a transport
 * @param tries how often the remote lacked what it refers to
 * @param frozen its text, if it was handed over and the record may say something else
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

    /** What is sent. */
    String text(StoredRecord record) {
        return frozen.orElseGet(() -> RecordJson.operation(opId, key, baseVersion, record.stamp(), record.text()));
    }

    /** What was sent, as a value of the record. */
    Ledger.Value sent(StoredRecord record) {
        return frozen.map(RecordJson::operation)
                .map(operation -> new Ledger.Value(operation.data().map(RecordJson::text), operation.lastModified()))
                .orElseGet(() -> Ledger.Value.of(record));
    }
}
