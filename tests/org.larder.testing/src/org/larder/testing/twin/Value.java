package org.larder.testing.twin;

import java.util.Optional;

import org.larder.api.model.Operation;
import org.larder.api.model.Piece;
import org.larder.api.model.Stamp;
import org.larder.json.RecordJson;

/**
 * What a record said at a time, for the ledger.
 *
 * @param json empty for a delete
 */
record Value(Optional<String> json, Stamp stamp) {

    static Value of(Piece.Base base) {
        return new Value(base.json(), base.lastModified());
    }

    static Value of(Operation operation) {
        return new Value(operation.data().map(RecordJson::text), operation.lastModified());
    }
}
