package org.larder.data;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.larder.api.data.Undone;
import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;
import org.larder.api.store.EditStep;
import org.larder.api.store.EditStep.Mode;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;

/** The images of a step, set back or forth page by page. Doing a page again does no harm. Not thread-safe. */
final class Replay {

    private final Edits edits;
    private final UndoStep step;
    private final Set<RecordKey> skipped = new LinkedHashSet<>();
    private long changed;

    Replay(Edits edits, UndoStep step) {
        this.edits = edits;
        this.step = step;
    }

    /** Where to. */
    enum Way {
        BACK, FORTH
    }

    /** How many images the step has by now. */
    long images() {
        return edits.read(this::images);
    }

    /** Sets one page of images, in one transaction; on the way back from its end to its beginning. */
    void page(Mode mode, Way way, long from) {
        Part part = edits.edit(new EditStep(step.id(), step.label(), mode), editor -> part(editor, way, from));
        changed += part.changed();
        part.outcomes().forEach((key, asWanted) -> {
            if (asWanted) {
                skipped.remove(key);
            } else {
                skipped.add(key);
            }
        });
    }

    /** What all pages together did. */
    Undone undone() {
        return new Undone(step, changed, List.copyOf(skipped));
    }

    private long images(StoreReader reader) {
        long page = 0;
        while (!reader.images(step.id(), page + Edits.MOST, 1).isEmpty()) {
            page += Edits.MOST;
        }
        return page + reader.images(step.id(), page, Edits.MOST).size();
    }

    private Part part(StoreEditor editor, Way way, long from) {
        List<UndoImage> images = editor.images(step.id(), from, Edits.MOST);
        Map<RecordKey, Boolean> outcomes = new LinkedHashMap<>();
        long set = 0;
        for (UndoImage image : way == Way.BACK ? images.reversed() : images) {
            Optional<Data> expected = way == Way.BACK ? image.after() : image.before();
            Optional<Data> wanted = way == Way.BACK ? image.before() : image.after();
            Optional<Data> current = Current.of(editor, image.key());
            boolean free = Current.same(current, expected);
            if (free) {
                Current.set(editor, image.key(), wanted);
                set++;
            }
            outcomes.put(image.key(), free || Current.same(current, wanted));
        }
        return new Part(set, outcomes);
    }

    /**
     * What one transaction did.
     *
     * @param outcomes whether a record is as wanted now; else somebody else changed it since
     */
    private record Part(long changed, Map<RecordKey, Boolean> outcomes) {
    }
}
