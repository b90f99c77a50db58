package org.larder.server.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Removes what nobody needs any more. */
final class Tidying {

    private static final String PURPOSE = "tidy up";
    private static final int USERS_AT_ONCE = 500;
    private static final int RECEIPTS_AT_ONCE = 500;

    private final Transactions transactions;
    private final Engine engine;

    Tidying(Transactions transactions, Engine engine) {
        this.transactions = transactions;
        this.engine = engine;
    }

    void run(Instant tries, Instant receipts) {
        transactions
                .run(sql -> sql.update(PURPOSE, "DELETE FROM login_limit WHERE last_ms <= ?", tries.toEpochMilli()));
        transactions.run(sql -> sql.list(PURPOSE, row -> row.getString(1),
                "SELECT user_id FROM feed WHERE state = 'DELETED'"))
                .forEach(userId -> new Removal(transactions, engine.columns().uuid(userId)).finish());
        List<String> users = users("");
        while (!users.isEmpty()) {
            users.forEach(userId -> forget(userId, receipts));
            users = users(users.get(users.size() - 1));
        }
    }

    private List<String> users(String after) {
        return transactions.run(sql -> after.isEmpty()
                ? sql.list(PURPOSE, row -> row.getString(1),
                        "SELECT user_id FROM feed ORDER BY user_id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY",
                        USERS_AT_ONCE)
                : sql.list(PURPOSE, row -> row.getString(1),
                        "SELECT user_id FROM feed WHERE user_id > ? ORDER BY user_id"
                                + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY",
                        engine.columns().uuid(after), USERS_AT_ONCE));
    }

    private void forget(String userId, Instant receipts) {
        Object user = engine.columns().uuid(userId);
        Optional<Object> last = Optional.of(user);
        while (last.isPresent()) {
            last = transactions.run(sql -> some(sql, user, receipts.toEpochMilli()));
        }
    }

    /** Removes some receipts; empty if these were the last. */
    private static Optional<Object> some(Sql sql, Object user, long upTo) {
        Optional<Object> last = sql.first(PURPOSE, row -> row.getObject(1),
                "SELECT op_id FROM receipt WHERE user_id = ? AND at_ms <= ? ORDER BY op_id"
                        + " OFFSET ? ROWS FETCH NEXT 1 ROWS ONLY",
                user, upTo, RECEIPTS_AT_ONCE);
        if (last.isPresent()) {
            sql.update(PURPOSE, "DELETE FROM receipt WHERE user_id = ? AND at_ms <= ? AND op_id <= ?", user, upTo,
                    last.get());
        } else {
            sql.update(PURPOSE, "DELETE FROM receipt WHERE user_id = ? AND at_ms <= ?", user, upTo);
        }
        return last;
    }
}
