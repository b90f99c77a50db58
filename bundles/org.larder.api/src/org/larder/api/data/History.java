package org.larder.api.data;

import java.util.Optional;

import org.larder.api.model.UndoStep;
import org.osgi.annotation.versioning.ProviderType;

/** Undo and redo, across restarts. Undoing is an ordinary edit back to what was before. */
@ProviderType
public interface History {

    /** The step that {@link #undo} would take back. */
    Optional<UndoStep> undoable();

    /** The step that {@link #redo} would do again. */
    Optional<UndoStep> redoable();

    /** Takes the last step back; empty if there is none. Records changed since by somebody else are left and named. */
    Optional<Undone> undo();

    /** Does the last undone step again; empty if there is none. */
    Optional<Undone> redo();
}
