package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece;

/**
 * The images of the steps of undo, whose keys are of two parts: the rest of a step, then the steps behind it. The first one
 * may stand in the step's row.
 */
record ImageShelf() implements Shelf {

    private static final String PURPOSE = "reading undo steps";
    private static final String TEXTS = "BEFORE_UTF8, AFTER_UTF8, BEFORE_DATA, AFTER_DATA";
    private static final String SELECT = "SELECT STEP, POSITION, TYPE, ID, " + TEXTS + " FROM UNDO_IMAGE"
            + Hint.UNDO_IMAGE_KEY + " WHERE ";
    private static final String ORDER = " ORDER BY STEP, POSITION FETCH FIRST ? ROWS ONLY";
    private static final Sql REST = new Sql(PURPOSE, SELECT + "STEP = ? AND POSITION > ?" + ORDER);
    private static final Sql BEHIND = new Sql(PURPOSE, SELECT + "STEP > ?" + ORDER);
    private static final Sql FIRST_BEHIND = new Sql(PURPOSE,
            "SELECT SEQ, 0, TYPE, RECORD_ID, " + TEXTS + " FROM UNDO_STEP" + Hint.UNDO_STEP_KEY
                    + " WHERE SEQ > ? AND TYPE IS NOT NULL ORDER BY SEQ FETCH FIRST ? ROWS ONLY");
    private static final Comparator<Piece.Image> IN_ORDER = Comparator.comparingLong(Piece.Image::step)
            .thenComparingLong(Piece.Image::position);
    private static final String SEPARATOR = ":";

    @Override
    public List<Piece> pieces(Session session, Optional<String> after, int limit) {
        List<Piece> found = new ArrayList<>();
        long step = after.map(key -> Cursors.number(part(key, 0))).orElse(Long.MIN_VALUE);
        after.ifPresent(key -> found
                .addAll(session.list(REST, ImageShelf::read, step, Cursors.number(part(key, 1)), limit)));
        if (found.size() < limit) {
            found.addAll(behind(session, step, limit - found.size()));
        }
        return found;
    }

    private static List<Piece.Image> behind(Session session, long step, int limit) {
        List<Piece.Image> images = session.list(FIRST_BEHIND, ImageShelf::read, step, limit);
        images.addAll(session.list(BEHIND, ImageShelf::read, step, limit));
        images.sort(IN_ORDER);
        return images.subList(0, Math.min(limit, images.size()));
    }

    @Override
    public String key(Piece piece) {
        Piece.Image image = (Piece.Image) piece;
        return image.step() + SEPARATOR + image.position();
    }

    private static String part(String key, int index) {
        String[] parts = key.split(SEPARATOR, -1);
        return parts.length == 2 ? parts[index] : "";
    }

    private static Piece.Image read(ResultSet row) throws SQLException {
        return new Piece.Image(row.getLong(1), row.getLong(2), Columns.key(row, 3, 4), Columns.json(row, 5, 7),
                Columns.json(row, 6, 8));
    }
}
