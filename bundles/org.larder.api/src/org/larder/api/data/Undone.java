package org.larder.api.data;

import java.util.List;

import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;

/**
 * What an undo or redo did.
 *
 * @param step the step
 * @param changed records set back
 * @param skipped records left alone because they changed since
 */
public record Undone(UndoStep step, long changed, List<RecordKey> skipped) {

    public Undone {
        skipped = List.copyOf(skipped);
    }
}
