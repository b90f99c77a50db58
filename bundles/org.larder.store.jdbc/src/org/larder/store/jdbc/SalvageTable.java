package org.larder.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.larder.api.model.Piece;
import org.larder.json.RecordJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what can be read of one damaged table of records. An engine may stop at any damage; then it is started again. */
final class SalvageTable {

    private static final Logger LOG = LoggerFactory.getLogger(SalvageTable.class);
    private static final int CHUNK = 500;
    /** What tables of versions before 4 have of {@code UTF8}. */
    private static final String NO_BYTES = "NULLIF(ID, ID)";
    /** Rows that could not be read, after which the rest is given up. */
    private static final int MOST_LOST = 200;

    private final Table table;
    private final SalvageCopy engine;
    private final Consumer<List<Piece.Stored>> found;
    private final List<Piece.Stored> chunk = new ArrayList<>();
    private byte[] last = new byte[0];
    private String utf8 = "UTF8";
    private boolean whole = true;

    SalvageTable(Table table, SalvageCopy engine, Consumer<List<Piece.Stored>> found) {
        this.table = table;
        this.engine = engine;
        this.found = found;
    }

    /** @return whether everything was read */
    boolean run() {
        if (!rows("SELECT UTF8 FROM " + table.name() + " WHERE 1 = 0", row -> {})) {
            utf8 = NO_BYTES;
        }
        if (!inOrder()) {
            whole = false;
            List<byte[]> behind = new ArrayList<>();
            if (!ids(behind)) {
                asTheyLie();
            }
            singly(behind);
        }
        tell();
        return whole;
    }

    /** All rows by their key, up to the first that cannot be read. */
    private boolean inOrder() {
        return rows(select() + key() + "ORDER BY ID", this::take);
    }

    /** All rows as they lie in the table, when its index cannot be read either. */
    private void asTheyLie() {
        rows(select() + Hint.NO_INDEX, this::take);
    }

    /** The keys behind the last row that was read; an index has them all. */
    private boolean ids(List<byte[]> ids) {
        return rows("SELECT ID FROM " + table.name() + key() + "WHERE ID > ? ORDER BY ID",
                row -> ids.add(row.getBytes(1)),
                last);
    }

    /** Row by row, the last first: what is damaged begins where the reading in order ended. */
    private void singly(List<byte[]> ids) {
        int lost = 0;
        String one = select() + key() + "WHERE ID = ?";
        for (byte[] id : ids.reversed()) {
            if (!rows(one, this::take, id) && ++lost == MOST_LOST) {
                return;
            }
        }
    }

    private String select() {
        return "SELECT ID, " + utf8 + ", \"_lastModified\", \"_version\", \"_syncTimestamp\", CREATED_AT, SEEN, "
                + (table == Table.CONSUMPTION ? "\"DAY\"" : "CAST(NULL AS INTEGER)") + ", DATA FROM " + table.name();
    }

    private String key() {
        return Hint.key(table.name() + "_KEY");
    }

    /** @return whether the query came to its end */
    private boolean rows(String sql, Visitor visitor, byte[]... values) {
        try (Connection connection = engine.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setBytes(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (next(rows)) {
                    visitor.visit(rows);
                }
            }
            return true;
        } catch (SQLException e) {
            LOG.debug("damage in {}: {}", table, Causes.line(e));
            engine.restart();
            return false;
        }
    }

    private static boolean next(ResultSet rows) throws SQLException {
        try {
            return rows.next();
        } catch (RuntimeException damage) {
            throw new SQLException(damage);
        }
    }

    private void take(ResultSet row) throws SQLException {
        last = row.getBytes(1);
        try {
            Piece.Stored piece = Shelves.stored(table.type(), row);
            piece.json().ifPresent(json -> RecordJson.stored(table.type(), json));
            chunk.add(piece);
        } catch (RuntimeException unreadable) {
            LOG.debug("a row of {} says nothing", table);
            whole = false;
        }
        if (chunk.size() == CHUNK) {
            tell();
        }
    }

    private void tell() {
        if (!chunk.isEmpty()) {
            found.accept(List.copyOf(chunk));
            chunk.clear();
        }
    }

    /** Takes what it needs of a row. */
    @FunctionalInterface
    private interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }
}
