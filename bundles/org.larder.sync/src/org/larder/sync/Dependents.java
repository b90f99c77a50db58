package org.larder.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.larder.api.model.Consumption;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.store.SyncStore;

/**
 * Quarantined entries that the remote did not take only because it had not got their product. Looks at the oldest thousand
 * quarantined operations, so that a person who settles very many one by one does not wait.
 */
final class Dependents {

    private static final String MISSING = "MISSING_REFERENCE";
    private static final int MOST = 1000;

    private final SyncStore store;

    Dependents(SyncStore store) {
        this.store = store;
    }

    /**
     * Sends a quarantined operation again; those that only waited for its record are sent again behind it.
     *
     * @param send makes it wait again; tells whether it was there
     * @return whether it was there
     */
    boolean with(UUID opId, Predicate<UUID> send) {
        List<QuarantinedOperation> before = store.quarantined(Optional.empty(), MOST).items();
        boolean there = send.test(opId);
        if (there) {
            before.stream().filter(each -> each.operation().opId().equals(opId)).map(each -> each.operation().key())
                    .flatMap(product -> before.stream().filter(each -> names(each, product)))
                    .forEach(each -> store.retry(each.operation().opId()));
        }
        return there;
    }

    private static boolean names(QuarantinedOperation each, RecordKey product) {
        return each.reason().equals(MISSING) && each.operation().data()
                .filter(data -> data instanceof Consumption eaten
                        && RecordKey.product(eaten.productId()).equals(product))
                .isPresent();
    }
}
