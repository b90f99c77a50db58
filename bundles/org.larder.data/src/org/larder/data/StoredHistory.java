package org.larder.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.data.History;
import org.larder.api.data.Undone;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;
import org.larder.api.store.EditStep;
import org.larder.api.store.EditStep.Mode;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;

/** Undo and redo as ordinary edits, in pages. One at a time. */
final class StoredHistory implements History {

    private static final int PAGE = 500;

    private final LocalStore store;

    StoredHistory(LocalStore store) {
        this.store = store;
    }

    @Override
    public Optional<UndoStep> undoable() {
        return store.read(StoreReader::undoable);
    }

    @Override
    public Optional<UndoStep> redoable() {
        return store.read(StoreReader::redoable);
    }

    @Override
    public synchronized Optional<Undone> undo() {
        return undoable().map(step -> go(step, Mode.UNDO));
    }

    @Override
    public synchronized Optional<Undone> redo() {
        return redoable().map(step -> go(step, Mode.REDO));
    }

    private Undone go(UndoStep step, Mode mode) {
        EditStep edit = new EditStep(step.id(), step.label(), mode);
        List<RecordKey> skipped = new ArrayList<>();
        long changed = 0;
        long done = 0;
        Part part;
        do {
            long from = done;
            part = store.edit(edit, editor -> page(editor, step, mode, from));
            skipped.addAll(part.skipped());
            changed += part.changed();
            done += part.images();
        } while (part.images() == PAGE);
        return new Undone(step, changed, skipped);
    }

    private static Part page(StoreEditor editor, UndoStep step, Mode mode, long from) {
        List<UndoImage> images = editor.images(step.id(), from, PAGE);
        List<RecordKey> skipped = new ArrayList<>();
        long changed = 0;
        for (UndoImage image : images) {
            Optional<Data> expected = mode == Mode.UNDO ? image.after() : image.before();
            Optional<Data> wanted = mode == Mode.UNDO ? image.before() : image.after();
            Optional<Data> current = current(editor, image.key());
            if (same(current, expected)) {
                set(editor, image.key(), wanted);
                changed++;
            } else if (!same(current, wanted)) {
                skipped.add(image.key());
            }
        }
        return new Part(images.size(), changed, skipped);
    }

    private static void set(StoreEditor editor, RecordKey key, Optional<Data> wanted) {
        wanted.ifPresentOrElse(data -> editor.put(key, data), () -> editor.delete(key));
    }

    private static Optional<Data> current(StoreReader reader, RecordKey key) {
        return switch (key.type()) {
            case PRODUCT -> reader.find(Product.class, key).map(item -> item.data());
            case CONSUMPTION -> reader.find(Consumption.class, key).map(item -> item.data());
            case GOAL -> reader.find(Goal.class, key).map(item -> item.data());
        };
    }

    /** A snapshot that the store filled in since is no change. */
    private static boolean same(Optional<Data> current, Optional<Data> image) {
        if (image.isPresent() && image.get() instanceof Consumption then && then.snapshot().isEmpty()
                && current.isPresent() && current.get() instanceof Consumption now) {
            return then.withSnapshot(now.snapshot()).equals(now);
        }
        return current.equals(image);
    }

    /** What one transaction did. */
    private record Part(int images, long changed, List<RecordKey> skipped) {
    }
}
