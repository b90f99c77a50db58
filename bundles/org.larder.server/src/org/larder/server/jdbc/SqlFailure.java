package org.larder.server.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;

import org.larder.server.store.ServerStoreException;

/** A failed statement, by its SQLState. */
final class SqlFailure extends ServerStoreException {

    private static final long serialVersionUID = 1L;

    /** The database undid the transaction so that another could go on. */
    private static final String ROLLED_BACK = "40";
    private static final String CONNECTION = "08";
    /** No more memory, disk or connections. */
    private static final String EXHAUSTED = "53";
    /** PostgreSQL: is being shut down, crashed, is starting, or took too long; waited too long for a lock; is a standby. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "57014", "55P03", "25006");
    private static final String DUPLICATE = "23505";

    private final String state;

    private SqlFailure(String purpose, String state, boolean passing, SQLException cause) {
        super(purpose, passing, cause);
        this.state = state;
    }

    static SqlFailure of(String purpose, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        boolean passing = cause instanceof SQLTransientException || AWAY.contains(state)
                || Stream.of(ROLLED_BACK, CONNECTION, EXHAUSTED).anyMatch(state::startsWith);
        return new SqlFailure(purpose, state, passing, cause);
    }

    /** Whether the transaction was certainly undone and may succeed at once if it is repeated. */
    boolean rolledBack() {
        return state.startsWith(ROLLED_BACK);
    }

    /** Whether the connection broke. */
    boolean disconnected() {
        return state.startsWith(CONNECTION) || state.startsWith("57P");
    }

    /** Whether there was such a row already. */
    boolean duplicate() {
        return state.equals(DUPLICATE);
    }
}
