package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;
import org.larder.api.store.EditStep;
import org.larder.api.store.UndoImage;
import org.larder.json.RecordJson;

/** Steps of undo and redo, and the images of the transaction's own step. */
final class History {

    private static final String TEXTS = "BEFORE_UTF8, AFTER_UTF8, BEFORE_DATA, AFTER_DATA";
    private static final Sql UNDOABLE = new Sql("reading what can be undone",
            "SELECT ID, LABEL FROM UNDO_STEP" + Hint.NO_INDEX
                    + " WHERE UNDONE = 0 ORDER BY SEQ DESC FETCH FIRST 1 ROWS ONLY");
    private static final Sql REDOABLE = new Sql("reading what can be redone",
            "SELECT ID, LABEL FROM UNDO_STEP" + Hint.NO_INDEX
                    + " WHERE UNDONE = 1 ORDER BY SEQ FETCH FIRST 1 ROWS ONLY");
    private static final Sql FIND = new Sql("reading an undo step",
            "SELECT SEQ FROM UNDO_STEP WHERE ID = ?");
    private static final Sql FIRST_IMAGE = new Sql("reading an undo step",
            "SELECT TYPE, RECORD_ID, " + TEXTS + " FROM UNDO_STEP WHERE SEQ = ? AND TYPE IS NOT NULL");
    private static final Sql IMAGES = new Sql("reading an undo step",
            "SELECT TYPE, ID, " + TEXTS + " FROM UNDO_IMAGE" + Hint.UNDO_IMAGE_KEY
                    + " WHERE STEP = ? AND POSITION >= ?"
                    + " ORDER BY STEP, POSITION FETCH FIRST ? ROWS ONLY");
    private static final Sql UNDONE = new Sql("reading what can be redone",
            "SELECT SEQ FROM UNDO_STEP" + Hint.NO_INDEX + " WHERE UNDONE = 1 ORDER BY SEQ");
    private static final Inserts STEP_INSERTS = new Inserts("writing an undo step", "UNDO_STEP",
            List.of("SEQ", "ID", "LABEL", "UNDONE", "TYPE", "RECORD_ID", "BEFORE_UTF8", "AFTER_UTF8"));
    private static final Sql LAST_IMAGE = new Sql("writing an undo step",
            "SELECT MAX(POSITION) + 1 FROM UNDO_IMAGE" + Hint.UNDO_IMAGE_KEY + " WHERE STEP = ?");
    private static final Inserts IMAGE_INSERTS = new Inserts("writing an undo step", "UNDO_IMAGE",
            List.of("STEP", "POSITION", "TYPE", "ID", "BEFORE_UTF8", "AFTER_UTF8"));
    private static final Sql OVERTAKEN = new Sql("reading what can be undone",
            "SELECT SEQ FROM UNDO_STEP" + Hint.UNDO_STEP_KEY
                    + " WHERE UNDONE = 0 AND SEQ > ? ORDER BY SEQ FETCH FIRST 1 ROWS ONLY");
    private static final Sql MARK = new Sql("marking an undo step", "UPDATE UNDO_STEP SET UNDONE = ? WHERE ID = ?");
    private static final int LABEL = 500;
    private static final int CLEAN_EVERY = 250;

    private final Session session;
    private final AtomicLong sequence;
    private final Steps steps;
    private final Map<RecordKey, Image> images = new LinkedHashMap<>();
    private OptionalLong cleared = OptionalLong.empty();

    History(Session session, AtomicLong sequence, Steps steps) {
        this.session = session;
        this.sequence = sequence;
        this.steps = steps;
    }

    Optional<UndoStep> undoable() {
        return session.first(UNDOABLE, History::step);
    }

    Optional<UndoStep> redoable() {
        return session.first(REDOABLE, History::step);
    }

    List<UndoImage> images(UUID step, long skip, int limit) {
        return find(step).map(seq -> images(seq, skip, limit)).orElse(List.of());
    }

    private List<UndoImage> images(long seq, long skip, int limit) {
        List<UndoImage> images = new ArrayList<>();
        if (skip == 0 && limit > 0) {
            session.first(FIRST_IMAGE, History::image, seq).ifPresent(images::add);
        }
        if (images.size() < limit) {
            images.addAll(session.list(IMAGES, History::image, seq, skip, limit - images.size()));
        }
        return images;
    }

    /** Notes what the transaction did to a record; the first before and the last after count. */
    void note(RecordKey key, Optional<String> before, Optional<String> after) {
        images.merge(key, new Image(before, after), (first, last) -> new Image(first.before(), last.after()));
    }

    /** The state of the steps in which this transaction left nothing that can be redone, if it did. */
    OptionalLong cleared() {
        return cleared;
    }

    /** Writes what was noted under the step. */
    void finish(EditStep step) {
        switch (step.mode()) {
            case NEW -> write(step);
            case PART -> images.clear();
            case UNDO -> undo(step.id());
            case REDO -> session.run(MARK, false, Columns.id(step.id()));
        }
    }

    /** A step that a new one overtook while it was undone can be neither undone nor redone. */
    private void undo(UUID step) {
        find(step).ifPresent(seq -> {
            if (session.first(OVERTAKEN, row -> row.getLong(1), seq).isPresent()) {
                Retention.forget(session, seq);
            } else {
                steps.undone();
                session.run(MARK, true, Columns.id(step));
            }
        });
    }

    private void clearRedo() {
        if (steps.mayRedo()) {
            session.list(UNDONE, row -> row.getLong(1)).forEach(seq -> Retention.forget(session, seq));
            cleared = OptionalLong.of(steps.state());
        }
    }

    private void write(EditStep step) {
        images.values().removeIf(Image::nothing);
        if (images.isEmpty()) {
            return;
        }
        clearRedo();
        Iterator<Map.Entry<RecordKey, Image>> rest = images.entrySet().iterator();
        Optional<Long> known = steps.may(session, step.id()) ? find(step.id()) : Optional.empty();
        long seq = known.orElseGet(() -> insert(step, rest.next()));
        long position = known.isPresent() ? Math.max(1, session.number(LAST_IMAGE, seq)) : 1;
        while (rest.hasNext()) {
            Map.Entry<RecordKey, Image> image = rest.next();
            RecordKey key = image.getKey();
            session.insert(IMAGE_INSERTS, seq, position++, Columns.number(key.type()), Columns.id(key),
                    Columns.utf8(image.getValue().before()), Columns.utf8(image.getValue().after()));
        }
    }

    /** The first image stands in the step's row: most steps have but one. */
    private long insert(EditStep step, Map.Entry<RecordKey, Image> first) {
        long seq = sequence.incrementAndGet();
        steps.written(step.id());
        RecordKey key = first.getKey();
        session.insert(STEP_INSERTS, seq, Columns.id(step.id()),
                step.label().substring(0, Math.min(LABEL, step.label().length())), 0, Columns.number(key.type()),
                Columns.id(key), Columns.utf8(first.getValue().before()),
                Columns.utf8(first.getValue().after()));
        if (seq % CLEAN_EVERY == 0) {
            Retention.oldest(session);
        }
        return seq;
    }

    private Optional<Long> find(UUID step) {
        return session.first(FIND, row -> row.getLong(1), Columns.id(step));
    }

    private static UndoStep step(ResultSet row) throws SQLException {
        return new UndoStep(Columns.uuid(row.getBytes(1)), row.getString(2));
    }

    private static UndoImage image(ResultSet row) throws SQLException {
        RecordKey key = Columns.key(row, 1, 2);
        return new UndoImage(key, Columns.json(row, 3, 5).map(json -> RecordJson.stored(key.type(), json)),
                Columns.json(row, 4, 6).map(json -> RecordJson.stored(key.type(), json)));
    }

    /** Texts of a record before and after. */
    private record Image(Optional<String> before, Optional<String> after) {
        boolean nothing() {
            return before.equals(after);
        }
    }
}
