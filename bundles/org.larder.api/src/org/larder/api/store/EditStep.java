package org.larder.api.store;

import java.util.UUID;

/**
 * What an edit belongs to in the history of undo and redo.
 *
 * @param id names the step; edits of the same new step, in several transactions, are undone as one
 * @param label what is done, for a menu
 * @param mode whether the edit is new, or goes back or forth
 */
public record EditStep(UUID id, String label, Mode mode) {

    /** A step of its own. */
    public static EditStep of(String label) {
        return new EditStep(UUID.randomUUID(), label, Mode.NEW);
    }

    /** What the edit does to the history. */
    public enum Mode {
        /** Writes before and after images under the step, and clears what could be redone. */
        NEW,
        /**
         * A part of going back that is not the last, or of going forth that is not the first: no images are written, nothing
         * is marked.
         */
        PART,
        /**
         * The step can be redone from now on; no images are written. If a new step came since, it can be neither undone nor
         * redone.
         */
        UNDO,
        /**
         * The step can be undone from now on; no images are written. The first part of going forth, so that a step that was
         * redone in part can be taken back.
         */
        REDO
    }
}
