package org.larder.server.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.larder.server.store.Account;
import org.larder.server.store.AccountTables;
import org.larder.server.store.RefreshToken;

/** Accounts, refresh tokens and counted tries. */
final class JdbcAccountTables implements AccountTables {

    private static final String ACCOUNT = "SELECT user_id, email, name, password_hash FROM account WHERE ";
    private static final String LOOK_UP = "look an account up";

    private final Sql sql;

    JdbcAccountTables(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return sql.first(LOOK_UP, JdbcAccountTables::account, ACCOUNT + "email = ?", email);
    }

    @Override
    public Optional<Account> byId(String userId) {
        return sql.first(LOOK_UP, JdbcAccountTables::account, ACCOUNT + "user_id = ?", userId);
    }

    @Override
    public void add(Account account, Instant now) {
        sql.update("add an account",
                "INSERT INTO account (user_id, email, name, password_hash, created_ms) VALUES (?, ?, ?, ?, ?)",
                account.id(), account.email(), Sql.orNull(account.name()), account.passwordHash(), now.toEpochMilli());
        sql.update("begin a feed", "INSERT INTO feed (user_id, counter) VALUES (?, 0)", account.id());
    }

    @Override
    public Optional<RefreshToken> token(String hash) {
        return sql.first("look a token up", JdbcAccountTables::token,
                "SELECT hash, user_id, family, expires_ms, used_ms FROM refresh_token WHERE hash = ?", hash);
    }

    @Override
    public void add(RefreshToken token) {
        sql.update("add a token",
                "INSERT INTO refresh_token (user_id, hash, family, expires_ms) VALUES (?, ?, ?, ?)", token.userId(),
                token.hash(), token.family(), token.expires().toEpochMilli());
    }

    @Override
    public void markUsed(String hash, Instant now) {
        sql.update("mark a token as used", "UPDATE refresh_token SET used_ms = ? WHERE hash = ?", now.toEpochMilli(),
                hash);
    }

    @Override
    public void removeFamily(String family) {
        sql.update("revoke tokens", "DELETE FROM refresh_token WHERE family = ?", family);
    }

    @Override
    public void removeExpired(String userId, Instant now) {
        sql.update("forget expired tokens", "DELETE FROM refresh_token WHERE user_id = ? AND expires_ms <= ?", userId,
                now.toEpochMilli());
    }

    @Override
    public List<Instant> tries(String key, Instant after) {
        return sql.list("count tries", row -> Instant.ofEpochMilli(row.getLong(1)),
                "SELECT at_ms FROM login_try WHERE try_key = ? AND at_ms > ? ORDER BY at_ms DESC", key,
                after.toEpochMilli());
    }

    @Override
    public void addTry(String key, Instant now) {
        sql.update("count a try", "INSERT INTO login_try (try_key, at_ms) VALUES (?, ?)", key, now.toEpochMilli());
    }

    @Override
    public void clearTries(String key) {
        sql.update("clear tries", "DELETE FROM login_try WHERE try_key = ?", key);
    }

    @Override
    public void removeTries(Instant upTo) {
        sql.update("forget old tries", "DELETE FROM login_try WHERE at_ms <= ?", upTo.toEpochMilli());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("user_id"), row.getString("email"), Sql.text(row, "name"),
                row.getString("password_hash"));
    }

    private static RefreshToken token(ResultSet row) throws SQLException {
        long used = row.getLong("used_ms");
        Optional<Instant> usedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used));
        return new RefreshToken(row.getString("hash"), row.getString("user_id"), row.getString("family"),
                Instant.ofEpochMilli(row.getLong("expires_ms")), usedAt);
    }
}
