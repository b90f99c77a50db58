package org.larder.data;

import java.util.Optional;

import org.larder.api.data.History;
import org.larder.api.data.Undone;
import org.larder.api.model.UndoStep;
import org.larder.api.store.EditStep.Mode;
import org.larder.api.store.StoreReader;

/**
 * Undo and redo as ordinary edits. One at a time.
 *
 * <p>Other edits go on while a long step is undone: the store knows what came since. A new edit forgets what could be
 * redone, so others wait while a step is redone.
 */
final class StoredHistory implements History {

    private final Edits edits;

    StoredHistory(Edits edits) {
        this.edits = edits;
    }

    @Override
    public Optional<UndoStep> undoable() {
        return edits.read(StoreReader::undoable);
    }

    @Override
    public Optional<UndoStep> redoable() {
        return edits.read(StoreReader::redoable);
    }

    @Override
    public synchronized Optional<Undone> undo() {
        return undoable().map(this::undo);
    }

    @Override
    public synchronized Optional<Undone> redo() {
        return edits.alone(() -> redoable().map(this::redo));
    }

    /** The images of a step that is being written may grow; what was taken back already is passed over then. */
    private Undone undo(UndoStep step) {
        Replay replay = new Replay(edits, step);
        boolean all = back(replay);
        while (!all) {
            all = back(replay);
        }
        return replay.undone();
    }

    /**
     * From the last image to the first, since a step may have changed a record more than once.
     *
     * @return false if it grew meanwhile; the step is not marked then
     */
    private boolean back(Replay replay) {
        long images = replay.images();
        for (long from = lastPage(images); from > 0; from -= Edits.MOST) {
            replay.page(Mode.PART, Replay.Way.BACK, from);
        }
        return edits.alone(() -> {
            boolean all = replay.images() == images;
            if (all) {
                replay.page(Mode.UNDO, Replay.Way.BACK, 0);
            }
            return all;
        });
    }

    /** Marked with its first page: what a kill leaves half done can still be undone, whatever is edited next. */
    private Undone redo(UndoStep step) {
        Replay replay = new Replay(edits, step);
        long last = lastPage(replay.images());
        replay.page(Mode.REDO, Replay.Way.FORTH, 0);
        for (long from = Edits.MOST; from <= last; from += Edits.MOST) {
            replay.page(Mode.PART, Replay.Way.FORTH, from);
        }
        return replay.undone();
    }

    private static long lastPage(long images) {
        return images == 0 ? 0 : (images - 1) / Edits.MOST * Edits.MOST;
    }
}
