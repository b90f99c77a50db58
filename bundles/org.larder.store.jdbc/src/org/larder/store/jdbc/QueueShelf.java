package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece;

/** The queue in its order. Operations that were sent say so themselves, wherever their text stands. */
record QueueShelf() implements Shelf {

    private static final Sql PAGE = new Sql("reading all there is", "SELECT " + Operations.COLUMNS
            + ", W.MESSAGE, W.SINCE FROM PENDING_OPERATION W" + Hint.key("PENDING_KEY")
            + "WHERE SEQ > ? ORDER BY SEQ FETCH FIRST ? ROWS ONLY");

    @Override
    public List<Piece> pieces(Session session, Optional<String> after, int limit) {
        return session.list(PAGE, Row::read, after.map(Cursors::number).orElse(Long.MIN_VALUE), limit).stream()
                .map(row -> row.piece(session)).toList();
    }

    @Override
    public String key(Piece piece) {
        return Long.toString(((Piece.Queued) piece).sequence());
    }

    /** A row, with what is told of refused operations. */
    private record Row(PendingOperation operation, Optional<String> message, Optional<Instant> since) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(Operations.read(row), Columns.text(row, 11), Columns.optionalInstant(row, 12));
        }

        Piece piece(Session session) {
            Optional<String> sent = operation.waiting() ? operation.frozen() : Optional.of(text(session));
            return new Piece.Queued(operation.seq(), operation.opId(), operation.key(),
                    Piece.Queued.State.values()[operation.state().ordinal()], operation.baseVersion(),
                    operation.handed(), operation.tries(), sent, operation.reason(), message, since);
        }

        private String text(Session session) {
            Table table = Table.of(operation.key().type());
            return operation.frozen().orElseGet(() -> operation.text(session
                    .first(table.find(), table::read, Columns.id(operation.key())).orElseThrow()));
        }
    }
}
