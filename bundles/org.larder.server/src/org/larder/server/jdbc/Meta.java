package org.larder.server.jdbc;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The epoch and the keys, remembered; whoever hears that they changed reads them again. Thread-safe. */
final class Meta {

    private static final int KEY_BYTES = 64;
    private static final int KEYS = 2;
    private static final String PURPOSE = "read the epoch and the keys";

    private final Transactions transactions;
    private final Engine engine;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<Values> values;

    Meta(Transactions transactions, Engine engine) {
        this.transactions = transactions;
        this.engine = engine;
        values = new AtomicReference<>(transactions.run(this::first));
    }

    String epoch() {
        return values.get().epoch();
    }

    List<byte[]> keys() {
        return values.get().keys();
    }

    void refresh() {
        values.set(transactions.run(Meta::read));
    }

    void newEpoch() {
        transactions.run(sql -> {
            sql.update("begin an epoch", "UPDATE store_meta SET text = ? WHERE name = 'epoch'",
                    UUID.randomUUID().toString());
            engine.announceMeta(sql);
            return sql;
        });
        refresh();
    }

    void rotateKeys() {
        transactions.run(sql -> {
            lock(sql);
            addKey(sql);
            sql.update("forget a key",
                    "DELETE FROM server_key WHERE number <= (SELECT MAX(number) FROM server_key) - ?",
                    KEYS);
            engine.announceMeta(sql);
            return sql;
        });
        refresh();
    }

    private Values first(Sql sql) {
        lock(sql);
        if (read(sql).keys().isEmpty()) {
            addKey(sql);
        }
        return read(sql);
    }

    private static void lock(Sql sql) {
        sql.update(PURPOSE, "UPDATE store_meta SET text = text WHERE name = 'epoch'");
    }

    private void addKey(Sql sql) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        sql.update("add a key",
                "INSERT INTO server_key (number, secret) SELECT COALESCE(MAX(number), 0) + 1, CAST(? AS VARCHAR(128))"
                        + " FROM server_key",
                Base64.getEncoder().encodeToString(key));
    }

    private static Values read(Sql sql) {
        String epoch = sql.first(PURPOSE, row -> row.getString(1), "SELECT text FROM store_meta WHERE name = 'epoch'")
                .orElseThrow();
        return new Values(epoch, sql.list(PURPOSE, row -> Base64.getDecoder().decode(row.getString(1)),
                "SELECT secret FROM server_key ORDER BY number DESC"));
    }

    private record Values(String epoch, List<byte[]> keys) {
    }
}
