package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Page;
import org.larder.api.model.RecordType;
import org.larder.api.model.Uuids;

/** The entries of days and products. */
final class DiaryQueries {

    private static final String ENTRY = Items.select(Table.CONSUMPTION, "R.\"DAY\"");
    private static final Sql DAY = new Sql("reading a day", ENTRY + Hint.CONSUMPTION_DAY
            + " WHERE R.\"DAY\" = ? ORDER BY R.\"DAY\", R.\"DATE\", R.ID");
    private static final Sql RANGE = new Sql("reading the diary", ENTRY + Hint.CONSUMPTION_DAY
            + " WHERE R.\"DAY\" >= ? AND R.\"DAY\" <= ? AND (R.\"DAY\" > ? OR R.\"DATE\" > ? OR R.\"DATE\" = ? AND R.ID > ?)"
            + " ORDER BY R.\"DAY\", R.\"DATE\", R.ID FETCH FIRST ? ROWS ONLY");
    private static final Sql IDS_OF_PRODUCT = new Sql("reading the entries of a product", "SELECT ID FROM CONSUMPTION"
            + Hint.CONSUMPTION_PRODUCT + " WHERE PRODUCT_ID = ? AND ID > ? ORDER BY ID FETCH FIRST ? ROWS ONLY");
    private static final Sql BY_ID = new Sql("reading an entry", ENTRY + " WHERE R.ID = ?");
    private static final int DAY_COLUMN = ItemRow.COUNT + 1;

    private final Session session;
    private final Items items;

    DiaryQueries(Session session, Items items) {
        this.session = session;
        this.items = items;
    }

    List<DiaryEntry> day(LocalDate day) {
        return entries(DAY, Columns.day(day));
    }

    Page<DiaryEntry> entries(LocalDate from, LocalDate to, Optional<String> after, int limit) {
        Behind behind = after.map(Behind::ofCursor)
                .filter(last -> !last.day().isBefore(from))
                .orElse(new Behind(from, Long.MIN_VALUE, new byte[0]));
        return Cursors.page(
                entries(RANGE, Columns.day(behind.day()), Columns.day(to),
                        Columns.day(behind.day()), behind.date(), behind.date(), behind.id(), limit + 1),
                limit, entry -> Cursors.text(entry.day().toString(),
                        Long.toString(entry.item().data().date().toEpochMilli()), entry.item().id()));
    }

    Page<DiaryEntry> ofProduct(UUID product, Optional<String> after, int limit) {
        byte[] behind = after.map(id -> Columns.id(Uuids.parse("after", id))).orElse(new byte[0]);
        List<byte[]> ids = session.list(IDS_OF_PRODUCT, row -> row.getBytes(1), Columns.id(product), behind, limit + 1);
        return Cursors.page(ids.stream().map(this::entry).toList(), limit, entry -> entry.item().id());
    }

    private DiaryEntry entry(byte[] id) {
        return entries(BY_ID, id).getFirst();
    }

    private List<DiaryEntry> entries(Sql sql, Object... values) {
        return session.list(sql, Dated::read, values).stream()
                .map(dated -> new DiaryEntry(items.item(Consumption.class, dated.row()), dated.day()))
                .toList();
    }

    /** The row of an entry with its day. */
    private record Dated(ItemRow row, LocalDate day) {
        static Dated read(ResultSet row) throws SQLException {
            return new Dated(ItemRow.read(RecordType.CONSUMPTION, row), LocalDate.ofEpochDay(row.getInt(DAY_COLUMN)));
        }
    }

    /** The entry behind which a page begins. */
    private record Behind(LocalDate day, long date, byte[] id) {
        static Behind ofCursor(String cursor) {
            String[] parts = Cursors.texts(cursor, 3);
            return new Behind(Cursors.day(parts[0]), Cursors.number(parts[1]),
                    Columns.id(Uuids.parse("after", parts[2])));
        }
    }
}
