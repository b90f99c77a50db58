package org.larder.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.larder.api.model.RecordType;
import org.larder.api.store.StoreException;
import org.larder.api.store.StorePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backup that comes before a migration: a copy that was opened and has as many rows as the database. */
final class MigrationBackup {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationBackup.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss'-migration'")
            .withZone(ZoneOffset.UTC);
    private static final String DATABASE = "db";
    private static final Map<String, String> COUNTED = counted();

    private final Function<StorePlace, Engine> engines;
    private final StorePlace place;

    MigrationBackup(Function<StorePlace, Engine> engines, StorePlace place) {
        this.engines = engines;
        this.place = place;
    }

    /**
     * Makes it, durable on return.
     *
     * @param connection of the database, in no transaction
     * @param schema the version of its tables
     */
    void make(Engine engine, Connection connection, int schema, Instant now) throws SQLException {
        Path folder = free(NAME.format(now));
        boolean whole = false;
        try {
            Files.createDirectories(place.backups());
            Files.createDirectory(folder);
            Map<String, Long> rows = copy(engine, connection, folder.resolve(DATABASE));
            new BackupManifest(now, engine.name(), schema, place.key().isPresent(), rows).write(folder);
            whole = true;
        } catch (IOException e) {
            throw Folders.failure("The backup " + folder + " that comes before new tables could not be made", e);
        } finally {
            if (!whole) {
                remove(folder);
            }
        }
        LOG.info("A backup was made before the tables are changed: {}", folder.getFileName());
    }

    private Map<String, Long> copy(Engine engine, Connection connection, Path copy) throws SQLException {
        Map<String, Long> rows = rows(connection);
        connection.commit();
        engine.copy(connection, copy);
        connection.commit();
        if (!rows.equals(rowsOf(copy))) {
            throw new StoreException("The backup " + copy + " has not the rows of the database. Nothing was changed.");
        }
        return rows;
    }

    /** Half a backup is none, and would take room. */
    private static void remove(Path folder) {
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            LOG.warn("The unfinished backup {} cannot be removed; remove it by hand.", folder, e);
        }
    }

    private Path free(String name) {
        Path folder = place.backups().resolve(name);
        for (int next = 2; Files.exists(folder); next++) {
            folder = place.backups().resolve(name + "-" + next);
        }
        return folder;
    }

    private Map<String, Long> rowsOf(Path copy) throws SQLException {
        Engine engine = engines
                .apply(new StorePlace(copy, place.deviceId(), place.key(), false, place.backups(), place.logs()));
        try (Connection connection = engine.start().getConnection()) {
            connection.setAutoCommit(false);
            Map<String, Long> rows = rows(connection);
            connection.commit();
            return rows;
        } finally {
            engine.stop();
        }
    }

    private static Map<String, Long> rows(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> kind : COUNTED.entrySet()) {
                try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + kind.getValue())) {
                    count.next();
                    rows.put(kind.getKey(), count.getLong(1));
                }
            }
        }
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    /**
     * The kinds of pieces and the rows that they are made of, in every version of the tables. Images that stand in their
     * step's row, as version 3 has them, are counted with it.
     */
    private static Map<String, String> counted() {
        Map<String, String> counted = new TreeMap<>();
        for (RecordType type : RecordType.values()) {
            counted.put(type.wire(), Table.of(type).name());
        }
        counted.putAll(Map.of("fact", "META WHERE " + Meta.CARRIED, "base", "BASE_RECORD", "queued",
                "PENDING_OPERATION", "noted", "LEDGER", "step", "UNDO_STEP", "image", "UNDO_IMAGE"));
        return counted;
    }
}
