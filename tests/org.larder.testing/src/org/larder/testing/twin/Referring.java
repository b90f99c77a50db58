package org.larder.testing.twin;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece.Queued;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;

/** Entries wait for their product to be there. */
final class Referring {

    private static final String MISSING = "MISSING_REFERENCE";

    private Referring() {
    }

    /** The remote has that record. */
    static void come(Work work, RecordKey key, boolean live) {
        if (key.type() == RecordType.PRODUCT && live) {
            List<Queued> refused = work.state().queued().stream()
                    .filter(each -> each.state() == Queued.State.QUARANTINED
                            && each.reason().equals(Optional.of(MISSING)))
                    .filter(each -> product(work, each).equals(Optional.of(key)))
                    .sorted(Operations.CREATION)
                    .toList();
            refused.forEach(each -> Quarantine.retry(work, each.opId()));
        }
    }

    static boolean waits(Work work, Queued operation, String reason) {
        return reason.equals(MISSING) && product(work, operation).stream()
                .flatMap(key -> work.state().pending(key).stream())
                .anyMatch(each -> each.state() != Queued.State.QUARANTINED);
    }

    private static Optional<RecordKey> product(Work work, Queued operation) {
        return work.find(operation.key()).filter(row -> row.live() && row.key().type() == RecordType.CONSUMPTION)
                .map(row -> RecordKey.product(row.entry().productId()));
    }
}
