package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece;

/** The images of the steps of undo, whose keys are of two parts: the rest of a step, then the steps behind it. */
record ImageShelf() implements Shelf {

    private static final String SELECT = "SELECT STEP, POSITION, TYPE, ID, BEFORE_DATA, AFTER_DATA FROM UNDO_IMAGE"
            + Hint.UNDO_IMAGE_KEY + " WHERE ";
    private static final String ORDER = " ORDER BY STEP, POSITION FETCH FIRST ? ROWS ONLY";
    private static final Sql REST = new Sql("reading undo steps", SELECT + "STEP = ? AND POSITION > ?" + ORDER);
    private static final Sql BEHIND = new Sql("reading undo steps", SELECT + "STEP > ?" + ORDER);
    private static final String SEPARATOR = ":";

    @Override
    public List<Piece> pieces(Session session, Optional<String> after, int limit) {
        List<Piece> found = new ArrayList<>();
        long step = after.map(key -> Cursors.number(part(key, 0))).orElse(Long.MIN_VALUE);
        after.ifPresent(key -> found
                .addAll(session.list(REST, ImageShelf::read, step, Cursors.number(part(key, 1)), limit)));
        if (found.size() < limit) {
            found.addAll(session.list(BEHIND, ImageShelf::read, step, limit - found.size()));
        }
        return found;
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

    private static Piece read(ResultSet row) throws SQLException {
        return new Piece.Image(row.getLong(1), row.getLong(2), Columns.key(row, 3, 4), Columns.text(row, 5),
                Columns.text(row, 6));
    }
}
