package org.larder.store.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.larder.api.model.RecordKey;
import org.larder.store.jdbc.PendingOperation.State;

/** The operations in flight and what stands beside them, read at once when the answer to many of them comes. */
final class Sent {

    private static final int SPARE = 100;

    private final Transaction tx;
    private final boolean many;
    private final Map<UUID, PendingOperation> operations = new HashMap<>();
    private final Map<RecordKey, List<PendingOperation>> others;
    private final Set<RecordKey> based;

    /** @param answers how many are about to be settled, each of them once */
    Sent(Transaction tx, int answers) {
        this.tx = tx;
        many = answers > 1;
        if (many) {
            tx.operations().inFlight(answers + SPARE).forEach(each -> operations.put(each.opId(), each));
        }
        others = many
                ? tx.operations().beside().stream().collect(Collectors.groupingBy(PendingOperation::key))
                : Map.of();
        based = many ? tx.bases().sent() : Set.of();
    }

    /** The operation, unless its answer was taken already. */
    Optional<PendingOperation> take(UUID opId) {
        return Optional.ofNullable(operations.remove(opId)).or(() -> tx.operations().find(opId, State.IN_FLIGHT));
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

    /** The other operations of the record. */
    List<PendingOperation> others(PendingOperation operation) {
        return many
                ? others.getOrDefault(operation.key(), List.of())
                : tx.operations().of(operation.key()).stream().filter(other -> other.seq() != operation.seq()).toList();
    }
}
