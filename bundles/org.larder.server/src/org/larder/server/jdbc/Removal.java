package org.larder.server.jdbc;

/** Removes all that a user has: at once what lets anybody use the account, then the data bit by bit. */
final class Removal {

    private static final String PURPOSE = "remove an account";
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Object user;

    /** @param user as the database keeps it */
    Removal(Transactions transactions, Object user) {
        this.transactions = transactions;
        this.user = user;
    }

    /** Under the user's lock. */
    void begin(Sql sql) {
        sql.update(PURPOSE, "UPDATE feed SET state = 'DELETED' WHERE user_id = ?", user);
        sql.first(PURPOSE, row -> row.getString(1), "SELECT email FROM account WHERE user_id = ?", user).ifPresent(
                email -> sql.update(PURPOSE, "DELETE FROM email_owner WHERE email = ? AND user_id = ?", email, user));
        sql.update(PURPOSE, "DELETE FROM refresh_family WHERE user_id = ?", user);
        sql.update(PURPOSE, "DELETE FROM account WHERE user_id = ?", user);
    }

    /** What {@link #begin} left, and the user's row last. */
    void finish() {
        boolean more = true;
        while (more) {
            more = transactions.run(this::some);
        }
        transactions.run(sql -> sql.update(PURPOSE, "DELETE FROM feed WHERE user_id = ? AND state = 'DELETED'", user));
    }

    private boolean some(Sql sql) {
        return some(sql, "record", "feed_number") || some(sql, "receipt", "op_id");
    }

    private boolean some(Sql sql, String table, String column) {
        return sql.first(PURPOSE, row -> row.getObject(1),
                "SELECT " + column + " FROM " + table + " WHERE user_id = ? ORDER BY " + column
                        + " OFFSET ? ROWS FETCH NEXT 1 ROWS ONLY",
                user, AT_ONCE)
                .map(last -> sql.update(PURPOSE,
                        "DELETE FROM " + table + " WHERE user_id = ? AND " + column + " <= ?", user, last))
                .orElseGet(() -> rest(sql, table)) > 0;
    }

    private int rest(Sql sql, String table) {
        return sql.update(PURPOSE, "DELETE FROM " + table + " WHERE user_id = ?", user);
    }
}
