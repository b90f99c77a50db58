package org.larder.ui.sync;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.Snapshot;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/** A change in words. */
final class OperationWords {

    private static final String MISSING_REFERENCE = "MISSING_REFERENCE";

    private OperationWords() {
    }

    static String of(Operation operation) {
        Optional<Data> data = operation.data();
        return data.map(value -> of(operation, value))
                .orElse(NLS.bind(Messages.operationDelete, switch (operation.key().type()) {
                    case PRODUCT -> Messages.operationProduct;
                    case CONSUMPTION -> Messages.operationEntry;
                    case GOAL -> NLS.bind(Messages.operationGoal, operation.key().id());
                }));
    }

    private static String of(Operation operation, Data data) {
        return switch (data) {
            case Product product -> product.name();
            case Consumption entry -> entry.snapshot().map(Snapshot::name).orElse(Messages.operationEntry) + ", "
                    + Figures.local().amount(entry.amount());
            case Goal goal -> NLS.bind(Messages.operationGoal, operation.key().id());
        };
    }

    /** Why it was not taken, and what helps where that is known. */
    static String reason(QuarantinedOperation one) {
        return one.reason().equals(MISSING_REFERENCE) ? Messages.stuckFoodMissing : one.message();
    }
}
