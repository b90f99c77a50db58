package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;

/** Everything that a store holds, shelf by shelf, straight from the columns. */
final class Shelves {

    private static final List<Shelf> ALL = List.of(facts(), records(Table.PRODUCT), records(Table.CONSUMPTION),
            records(Table.GOAL), bases(RecordType.PRODUCT), bases(RecordType.CONSUMPTION), bases(RecordType.GOAL),
            new QueueShelf(), noted(), steps(), new ImageShelf());
    private static final String RECORD = "\"_lastModified\", \"_version\", \"_syncTimestamp\", CREATED_AT";

    private Shelves() {
    }

    static Page<Piece> page(Session session, Optional<String> after, int limit) {
        List<Placed> found = new ArrayList<>();
        Optional<String> key = after.map(cursor -> Cursors.texts(cursor, 2)[1]);
        int first = after.map(cursor -> (int) Cursors.number(Cursors.texts(cursor, 2)[0])).orElse(0);
        for (int shelf = first; shelf < ALL.size() && found.size() <= limit; shelf++) {
            for (Piece piece : ALL.get(shelf).pieces(session, key, limit + 1 - found.size())) {
                found.add(new Placed(shelf, piece));
            }
            key = Optional.empty();
        }
        Page<Placed> page = Cursors.page(found, limit, Placed::cursor);
        return new Page<>(page.items().stream().map(Placed::piece).toList(), page.next());
    }

    /** A piece and the number of its shelf. */
    private record Placed(int shelf, Piece piece) {
        String cursor() {
            return Cursors.text(Integer.toString(shelf), ALL.get(shelf).key(piece));
        }
    }

    private static Shelf facts() {
        return new KeyShelf<>(sql("NAME, CONTENT", "META", Meta.CARRIED + " AND NAME", "NAME"), "",
                name -> name, Piece.Fact.class, Piece.Fact::name,
                row -> new Piece.Fact(row.getString(1), row.getString(2)));
    }

    private static Shelf records(Table table) {
        String day = table == Table.CONSUMPTION ? "\"DAY\"" : "CAST(NULL AS INTEGER)";
        return new KeyShelf<>(sql("ID, UTF8, " + RECORD + ", SEEN, " + day + ", DATA",
                table.name() + Hint.key(table.name() + "_KEY"), "ID", "ID"), new byte[0], id -> id(table.type(), id),
                Piece.Stored.class, piece -> piece.key().id(), row -> stored(table.type(), row));
    }

    /** Reads the columns of a record, then the day and the letters of its text. */
    static Piece.Stored stored(RecordType type, ResultSet row) throws SQLException {
        int day = row.getInt(8);
        boolean none = row.wasNull();
        return new Piece.Stored(Columns.key(type, row.getBytes(1)), Columns.json(row, 2, 9), Columns.stamp(row, 3),
                row.getLong(4), Columns.optionalInstant(row, 5), Columns.instant(row, 6), row.getLong(7),
                none ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)));
    }

    private static Shelf bases(RecordType type) {
        return new KeyShelf<>(sql("ID, DATA, " + RECORD, "BASE_RECORD" + Hint.key("BASE_KEY"),
                "TYPE = " + Columns.number(type) + " AND ID", "TYPE, ID"), new byte[0], id -> id(type, id),
                Piece.Base.class, piece -> piece.key().id(),
                row -> new Piece.Base(Columns.key(type, row.getBytes(1)), Columns.text(row, 2), Columns.stamp(row, 3),
                        row.getLong(4), Columns.optionalInstant(row, 5), Columns.instant(row, 6)));
    }

    private static Shelf noted() {
        return numbered(sql("SEQ, KIND, TYPE, ID, LOST, LOST_STAMP, WINNER, WINNER_STAMP, NOTICED_AT",
                "LEDGER" + Hint.key("LEDGER_KEY"), "SEQ", "SEQ"), Piece.Noted.class, piece -> piece.sequence(),
                row -> new Piece.Noted(row.getLong(1), LedgerEntry.Kind.valueOf(row.getString(2)),
                        Columns.key(row, 3, 4), Columns.text(row, 5), Columns.stamp(row, 6), Columns.text(row, 7),
                        Columns.stamp(row, 8), Columns.instant(row, 9)));
    }

    private static Shelf steps() {
        return numbered(sql("SEQ, ID, LABEL, UNDONE", "UNDO_STEP" + Hint.key("UNDO_STEP_KEY"), "SEQ", "SEQ"),
                Piece.Step.class, piece -> piece.sequence(),
                row -> new Piece.Step(row.getLong(1), Columns.uuid(row.getBytes(2)), row.getString(3),
                        row.getInt(4) == 1));
    }

    private static <P extends Piece> Shelf numbered(Sql sql, Class<P> kind, ToLongFunction<P> number,
            Session.Reading<P> reading) {
        return new KeyShelf<>(sql, Long.MIN_VALUE, Cursors::number, kind,
                piece -> Long.toString(number.applyAsLong(piece)), reading);
    }

    private static Sql sql(String columns, String from, String key, String order) {
        return new Sql("reading all there is",
                "SELECT " + columns + " FROM " + from + " WHERE " + key + " > ? ORDER BY "
                        + order + " FETCH FIRST ? ROWS ONLY");
    }

    private static byte[] id(RecordType type, String id) {
        return Columns.id(new RecordKey(type, id));
    }
}
