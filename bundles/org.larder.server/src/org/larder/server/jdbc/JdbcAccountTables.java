package org.larder.server.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.larder.server.store.Account;
import org.larder.server.store.AccountTables;
import org.larder.server.store.RefreshFamily;
import org.larder.server.store.RefreshFamily.Use;

/** One user's account and refresh families, under that user's lock. */
final class JdbcAccountTables implements AccountTables {

    private static final String REVOKE = "revoke tokens";
    private static final String PUT = "write a family of tokens";

    private final Sql sql;
    private final Columns columns;
    private final Account account;
    private final Object user;

    JdbcAccountTables(Sql sql, Columns columns, Account account) {
        this.sql = sql;
        this.columns = columns;
        this.account = account;
        user = columns.uuid(account.id());
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public void password(String hash) {
        sql.update("change a password", "UPDATE account SET password_hash = ? WHERE user_id = ?", hash, user);
    }

    @Override
    public void disabled(boolean disabled) {
        sql.update("disable an account", "UPDATE feed SET state = ? WHERE user_id = ?",
                (disabled ? FeedRow.State.DISABLED : FeedRow.State.ACTIVE).name(), user);
    }

    @Override
    public Optional<RefreshFamily> family(String id) {
        return sql.first("look a family of tokens up", JdbcAccountTables::family,
                "SELECT family, newest, expires_ms, uses FROM refresh_family WHERE user_id = ? AND family = ?", user,
                columns.uuid(id));
    }

    @Override
    public void put(RefreshFamily family) {
        String uses = family.uses().stream().map(use -> use.number() + ":" + use.at().toEpochMilli())
                .collect(Collectors.joining(","));
        Object id = columns.uuid(family.id());
        int found = sql.update(PUT,
                "UPDATE refresh_family SET newest = ?, expires_ms = ?, uses = ? WHERE user_id = ? AND family = ?",
                family.newest(), family.expires().toEpochMilli(), uses, user, id);
        if (found == 0) {
            sql.update(PUT,
                    "INSERT INTO refresh_family (newest, expires_ms, uses, user_id, family) VALUES (?, ?, ?, ?, ?)",
                    family.newest(), family.expires().toEpochMilli(), uses, user, id);
        }
    }

    @Override
    public void removeFamily(String id) {
        sql.update(REVOKE, "DELETE FROM refresh_family WHERE user_id = ? AND family = ?", user, columns.uuid(id));
    }

    @Override
    public void removeFamilies() {
        sql.update(REVOKE, "DELETE FROM refresh_family WHERE user_id = ?", user);
    }

    @Override
    public void removeExpired(Instant now) {
        sql.update("forget expired tokens", "DELETE FROM refresh_family WHERE user_id = ? AND expires_ms <= ?", user,
                now.toEpochMilli());
    }

    private static RefreshFamily family(ResultSet row) throws SQLException {
        String uses = row.getString("uses");
        List<Use> list = uses.isEmpty()
                ? List.of()
                : Arrays.stream(uses.split(",")).map(JdbcAccountTables::use).toList();
        return new RefreshFamily(row.getString("family"), row.getInt("newest"),
                Instant.ofEpochMilli(row.getLong("expires_ms")), list);
    }

    private static Use use(String text) {
        int colon = text.indexOf(':');
        return new Use(Integer.parseInt(text.substring(0, colon)),
                Instant.ofEpochMilli(Long.parseLong(text.substring(colon + 1))));
    }
}
