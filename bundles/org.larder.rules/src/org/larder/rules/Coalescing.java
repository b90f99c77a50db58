package org.larder.rules;

import java.util.Optional;

import org.larder.api.model.Operation;

/**
 * What becomes of the operation that waits for a record when the record is edited again. Operations in flight are never
 * touched.
 */
public final class Coalescing {

    private Coalescing() {
    }

    /**
     * The operation that waits after the edit: the latest data, stamp and opId on the first base version.
     *
     * @param waiting the operation that waits for the record now
     * @param edit the edit as an operation of its own, on the version that the device knows of
     * @param handed whether any operation of the record was ever handed to a transport
     * @return empty: the edits cancel out, the remote never heard of the record
     */
    public static Optional<Operation> merge(Optional<Operation> waiting, Operation edit, boolean handed) {
        long base = waiting.map(Operation::baseVersion).orElse(edit.baseVersion());
        if (edit.delete() && base == 0 && !handed) {
            return Optional.empty();
        }
        return Optional.of(new Operation(edit.opId(), edit.key(), base, edit.lastModified(), edit.data()));
    }
}
