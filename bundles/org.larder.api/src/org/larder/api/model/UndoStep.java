package org.larder.api.model;

import java.util.UUID;

/**
 * A step that can be undone or redone.
 *
 * @param id names the step
 * @param label what was done, for a menu: "Delete Rolled oats"
 */
public record UndoStep(UUID id, String label) {
}
