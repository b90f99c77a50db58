package org.larder.testing.twin;

import java.util.ArrayList;
import java.util.List;

import org.larder.api.model.Piece;
import org.larder.api.model.Piece.Queued;

/** What must be true of every state. */
final class Consistency {

    private Consistency() {
    }

    /** What is wrong, in sentences. */
    static List<String> check(State state) {
        List<String> faults = new ArrayList<>();
        for (Queued operation : state.queued()) {
            if (state.records().find(operation.key()).isEmpty()) {
                faults.add("The operation " + operation.opId() + " has no record.");
            }
            if ((operation.state() == Queued.State.WAITING) != operation.frozen().isEmpty()) {
                faults.add("The operation " + operation.opId() + " is " + operation.state() + ", and its text is not.");
            }
        }
        for (Piece.Base base : state.bases().values()) {
            if (state.pending(base.key()).isEmpty()) {
                faults.add("The base state of " + base.key() + " has no operation.");
            }
        }
        for (Piece.Image image : state.images().values()) {
            if (state.steps().find(image.step()).isEmpty()) {
                faults.add("An image of " + image.key() + " belongs to no step.");
            }
        }
        return faults;
    }
}
