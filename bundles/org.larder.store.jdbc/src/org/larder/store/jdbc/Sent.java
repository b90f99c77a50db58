package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.RecordKey;
import org.larder.store.jdbc.PendingOperation.State;

/** The operations in flight and what stands beside them, read at once when the answer to many of them comes. */
final class Sent {

    private final Transaction tx;
    private final boolean many;
    private final List<PendingOperation> inOrder;
    private final Map<UUID, PendingOperation> operations = new HashMap<>();
    private final Set<UUID> done = new HashSet<>();
    private final Set<RecordKey> based;

    /** @param answers how many are about to be settled, each of them once */
    Sent(Transaction tx, int answers) {
        this.tx = tx;
        many = answers > 1;
        inOrder = many ? tx.operations().inFlight(Integer.MAX_VALUE) : List.of();
        inOrder.forEach(each -> operations.put(each.opId(), each));
        based = many ? tx.bases().sent() : Set.of();
    }

    /** The operation, unless it is in flight no more. */
    Optional<PendingOperation> take(UUID opId) {
        return done.contains(opId)
                ? Optional.empty()
                : Optional.ofNullable(operations.remove(opId)).or(() -> tx.operations().find(opId, State.IN_FLIGHT));
    }

    /** The operation goes, at {@link #end} at the latest. */
    void remove(PendingOperation operation) {
        if (many) {
            done.add(operation.opId());
        } else {
            tx.operations().remove(operation);
        }
    }

    /** Removes what is done, as many at once as stand one behind the other. */
    void end() {
        List<PendingOperation> row = new ArrayList<>();
        for (PendingOperation each : inOrder) {
            boolean goes = done.contains(each.opId());
            if (!row.isEmpty() && !(goes && sameWave(row.getFirst(), each))) {
                tx.operations().remove(row);
                row.clear();
            }
            if (goes) {
                row.add(each);
            }
        }
        if (!row.isEmpty()) {
            tx.operations().remove(row);
        }
    }

    private static boolean sameWave(PendingOperation one, PendingOperation other) {
        return Operations.wave(one.key()) == Operations.wave(other.key());
    }

    Optional<StoredRecord> base(RecordKey key) {
        return many && !based.contains(key) ? Optional.empty() : tx.bases().find(key);
    }

    /** Forgets the base state of a record that has no operation any more. */
    void removeBase(RecordKey key) {
        if (!many || based.contains(key)) {
            tx.bases().remove(key);
        }
    }

    /** The other operations of the record: none as long as it says what was sent. */
    List<PendingOperation> others(PendingOperation operation) {
        return operation.frozen().isEmpty()
                ? List.of()
                : tx.operations().of(operation.key()).stream().filter(other -> other.seq() != operation.seq()).toList();
    }
}
