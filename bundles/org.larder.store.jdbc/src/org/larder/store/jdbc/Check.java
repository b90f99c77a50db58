package org.larder.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.larder.api.store.StoreDamagedException;

/** Checks an open database: each table with its indexes, then what the tables say. */
final class Check {

    private final Engine engine;
    private final Transactions transactions;
    private final Remembered remembered;

    Check(Engine engine, Transactions transactions, Remembered remembered) {
        this.engine = engine;
        this.transactions = transactions;
        this.remembered = remembered;
    }

    /** @return what is wrong, in sentences */
    List<String> run() {
        List<String> wrong = new ArrayList<>(tables());
        if (!wrong.isEmpty()) {
            return wrong;
        }
        try {
            wrong.addAll(transactions.read(Consistency::rows));
            wrong.addAll(transactions.read(remembered.tally()::faults));
            wrong.addAll(transactions.read(session -> TotalsCheck.faults(session, remembered.debt().owed(session))));
            wrong.addAll(new RecordCheck(transactions).run());
        } catch (StoreDamagedException damaged) {
            wrong.add(damaged.getMessage());
        }
        return wrong;
    }

    /** An engine that met damage may have closed the connection by itself: what it found counts. */
    private List<String> tables() {
        Connection connection = transactions.beside();
        try {
            return engine.check(connection);
        } catch (SQLException e) {
            throw new Failures(engine).wrap("checking its tables", e);
        } finally {
            Session.drop(connection);
        }
    }
}
