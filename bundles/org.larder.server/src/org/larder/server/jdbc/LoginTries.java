package org.larder.server.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counted tries to sign in, one row for each who tries; its lock orders parallel ones. Thread-safe. */
final class LoginTries {

    private static final String PURPOSE = "count a try";
    private static final int ATTEMPTS = 3;

    private final Transactions transactions;

    LoginTries(Transactions transactions) {
        this.transactions = transactions;
    }

    List<Instant> count(String key, Instant start, Instant now, int limit) {
        for (int attempt = 1;; attempt++) {
            try {
                return transactions.run(sql -> count(sql, key, start, now, limit));
            } catch (SqlFailure e) {
                if (!e.duplicate() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    void takeBack(String key, Instant at) {
        transactions.run(sql -> takeBack(sql, key, at));
    }

    void clear(String key) {
        transactions.run(sql -> sql.update("clear tries", "DELETE FROM login_limit WHERE try_key = ?", key));
    }

    private static List<Instant> count(Sql sql, String key, Instant start, Instant now, int limit) {
        if (sql.update(PURPOSE, "UPDATE login_limit SET last_ms = ? WHERE try_key = ?", now.toEpochMilli(), key) == 0) {
            sql.update(PURPOSE, "INSERT INTO login_limit (try_key, last_ms, tries) VALUES (?, ?, '')", key,
                    now.toEpochMilli());
        }
        List<Instant> before = kept(sql, key).stream().filter(at -> at.isAfter(start)).toList();
        if (before.size() < limit) {
            keep(sql, key, Stream.concat(Stream.of(now), before.stream()));
        }
        return before;
    }

    private static boolean takeBack(Sql sql, String key, Instant at) {
        sql.update(PURPOSE, "UPDATE login_limit SET last_ms = last_ms WHERE try_key = ?", key);
        List<Instant> left = new ArrayList<>(kept(sql, key));
        boolean there = left.remove(at);
        keep(sql, key, left.stream());
        return there;
    }

    /** The latest first. */
    private static List<Instant> kept(Sql sql, String key) {
        String kept = sql
                .first(PURPOSE, row -> row.getString(1), "SELECT tries FROM login_limit WHERE try_key = ?", key)
                .orElse("");
        return Stream.of(kept).filter(text -> !text.isEmpty())
                .flatMap(text -> Arrays.stream(text.split(","))).map(ms -> Instant.ofEpochMilli(Long.parseLong(ms)))
                .sorted(Comparator.reverseOrder()).toList();
    }

    private static void keep(Sql sql, String key, Stream<Instant> tries) {
        String text = tries.map(at -> Long.toString(at.toEpochMilli())).collect(Collectors.joining(","));
        sql.update(PURPOSE, "UPDATE login_limit SET tries = ? WHERE try_key = ?", text, key);
    }
}
