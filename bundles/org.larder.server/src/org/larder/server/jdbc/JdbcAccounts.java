package org.larder.server.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.larder.server.store.Account;
import org.larder.server.store.AccountTables;
import org.larder.server.store.Accounts;
import org.larder.server.store.RefreshFamily;
import org.larder.server.store.UnknownUserException;

/** Accounts: a table by e-mail says whose it is, everything else is kept by user. */
final class JdbcAccounts implements Accounts {

    private static final String LOOK_UP = "look an account up";
    private static final String ADD = "add an account";
    private static final String ACCOUNT = "SELECT a.user_id, a.email, a.name, a.password_hash, a.created_ms, f.state"
            + " FROM account a JOIN feed f ON f.user_id = a.user_id";

    private final Engine engine;
    private final Transactions transactions;
    private final UserLocks locks;
    private final LoginTries tries;

    JdbcAccounts(Engine engine, Transactions transactions, UserLocks locks) {
        this.engine = engine;
        this.transactions = transactions;
        this.locks = locks;
        tries = new LoginTries(transactions);
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return transactions.run(sql -> sql.first("look an e-mail up", row -> row.getString(1),
                "SELECT user_id FROM email_owner WHERE email = ?", email).flatMap(userId -> byId(sql, userId)));
    }

    @Override
    public Optional<Account> byId(String userId) {
        return transactions.run(sql -> byId(sql, userId));
    }

    @Override
    public boolean register(Account account, RefreshFamily family) {
        try {
            transactions.run(sql -> {
                add(sql, account);
                new JdbcAccountTables(sql, engine.columns(), account).put(family);
                return account;
            });
            return true;
        } catch (SqlFailure e) {
            if (e.duplicate()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public <T> T change(String userId, Function<AccountTables, T> work) {
        return locks.writing(userId, () -> transactions.run(sql -> {
            engine.lock(sql, userId);
            Account account = byId(sql, userId).orElseThrow(UnknownUserException::new);
            return work.apply(new JdbcAccountTables(sql, engine.columns(), account));
        }));
    }

    @Override
    public boolean delete(String userId) {
        var removal = new Removal(transactions, engine.columns().uuid(userId));
        boolean found = locks.writing(userId, () -> transactions.run(sql -> {
            boolean there = engine.lock(sql, userId).isPresent();
            removal.begin(sql);
            return there;
        }));
        removal.finish();
        return found;
    }

    @Override
    public List<Account> list(String after, int limit) {
        return transactions.run(sql -> sql.list("list accounts", JdbcAccounts::account,
                ACCOUNT + " WHERE a.email > ? ORDER BY a.email OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY", after, limit));
    }

    @Override
    public List<Instant> countTry(String key, Instant start, Instant now, int limit) {
        return tries.count(key, start, now, limit);
    }

    @Override
    public void takeTryBack(String key, Instant at) {
        tries.takeBack(key, at);
    }

    @Override
    public void clearTries(String key) {
        tries.clear(key);
    }

    private Optional<Account> byId(Sql sql, String userId) {
        return sql.first(LOOK_UP, JdbcAccounts::account, ACCOUNT + " WHERE a.user_id = ?",
                engine.columns().uuid(userId));
    }

    private void add(Sql sql, Account account) {
        Object user = engine.columns().uuid(account.id());
        sql.update(ADD, "INSERT INTO email_owner (email, user_id) VALUES (?, ?)", account.email(), user);
        sql.update(ADD, "INSERT INTO feed (user_id, counter, state) VALUES (?, 0, 'ACTIVE')", user);
        sql.update(ADD, "INSERT INTO account (user_id, email, name, password_hash, created_ms) VALUES (?, ?, ?, ?, ?)",
                user, account.email(), Sql.orNull(account.name()), account.passwordHash(),
                account.created().toEpochMilli());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("user_id"), row.getString("email"), Sql.text(row, "name"),
                row.getString("password_hash"), Instant.ofEpochMilli(row.getLong("created_ms")),
                FeedRow.State.valueOf(row.getString("state")) != FeedRow.State.ACTIVE);
    }
}
