package org.larder.store.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;

/** How values stand in columns. */
final class Columns {

    /** The columns that every table of records begins with. */
    static final List<String> OF_RECORD = List.of("ID", "UTF8", "\"_lastModified\"", "\"_version\"",
            "\"_syncTimestamp\"",
            "CREATED_AT", "SEEN");

    private static final int UUID_BYTES = 16;

    private Columns() {
    }

    /** 16 bytes of a UUID, or the ASCII text of a goal's date. */
    static byte[] id(RecordKey key) {
        return key.type() == RecordType.GOAL ? key.id().getBytes(StandardCharsets.US_ASCII) : id(key.uuid());
    }

    static byte[] id(UUID id) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] id) {
        ByteBuffer bytes = ByteBuffer.wrap(id);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    static RecordKey key(RecordType type, byte[] id) {
        return new RecordKey(type, idText(type, id));
    }

    static String idText(RecordType type, byte[] id) {
        return type == RecordType.GOAL ? new String(id, StandardCharsets.US_ASCII) : uuid(id).toString();
    }

    static int number(RecordType type) {
        return switch (type) {
            case PRODUCT -> 0;
            case CONSUMPTION -> 1;
            case GOAL -> 2;
        };
    }

    static RecordType type(int number) {
        return switch (number) {
            case 0 -> RecordType.PRODUCT;
            case 1 -> RecordType.CONSUMPTION;
            case 2 -> RecordType.GOAL;
            default -> throw new IllegalStateException("no type has the number " + number);
        };
    }

    /** A key from a column with the type's number and one with the id. */
    static RecordKey key(ResultSet row, int typeColumn, int idColumn) throws SQLException {
        return key(type(row.getInt(typeColumn)), row.getBytes(idColumn));
    }

    /** Days since 1970-01-01, as far as a column holds them. */
    static int day(LocalDate day) {
        return Math.clamp(day.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Optional<String> text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** A record's text from the column of its bytes, or from that of its letters, which rows of versions before 4 have. */
    static Optional<String> json(ResultSet row, int bytes, int letters) throws SQLException {
        Optional<byte[]> utf8 = Optional.ofNullable(row.getBytes(bytes));
        return utf8.isPresent() ? utf8.map(text -> new String(text, StandardCharsets.UTF_8)) : text(row, letters);
    }

    /** A record's text as bytes, which an engine copies; letters it encodes one by one. */
    static Optional<byte[]> utf8(Optional<String> json) {
        return json.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static Stamp stamp(ResultSet row, int column) throws SQLException {
        return Stamp.parse(row.getString(column));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
