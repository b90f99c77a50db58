package org.larder.cli;

import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.sync.BackgroundSyncManager;

/** Finds operations that need a person. */
final class Quarantined {

    private static final int PAGE = 1000;

    private Quarantined() {
    }

    static Page<QuarantinedOperation> page(BackgroundSyncManager sync, Optional<String> after) {
        return sync.quarantined(after, PAGE);
    }

    /** @throws CommandFailedException if there is none of that id */
    static QuarantinedOperation find(BackgroundSyncManager sync, UUID opId) {
        Optional<String> after = Optional.empty();
        do {
            Page<QuarantinedOperation> page = page(sync, after);
            Optional<QuarantinedOperation> found = page.items().stream()
                    .filter(each -> each.operation().opId().equals(opId)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            after = page.next();
        } while (after.isPresent());
        throw missing(opId);
    }

    static CommandFailedException missing(UUID opId) {
        return new CommandFailedException("There is no quarantined change " + opId + ".");
    }
}
