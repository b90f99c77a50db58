package org.larder.server.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.larder.server.store.ServerStore;

/** Copies of a Derby database: written while it is used, put back while it is not. */
public final class DerbyBackup {

    private static final String PROOF = "service.properties";
    private static final String USED_BY_ANOTHER = "XSDB6";

    private DerbyBackup() {
    }

    /**
     * Writes a copy.
     *
     * @param folder of the database, which this process has open
     * @param target is made
     * @return why it could not be done; empty if it was
     */
    public static Optional<String> write(Path folder, Path target) {
        if (Files.exists(target)) {
            return Optional.of(target + " is there already");
        }
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            remove(draft);
            Files.createDirectories(draft);
            copy(folder, draft);
            Files.move(draft.resolve(folder.getFileName()), target);
            remove(draft);
            return Optional.empty();
        } catch (IOException | SQLException e) {
            return Optional.of("the backup " + target + " cannot be written: " + e.getMessage());
        }
    }

    /**
     * Puts a copy in the place of a database that nobody has open, with a new epoch. The database before it is set aside.
     *
     * @return where the database before is; empty if there was none
     * @throws IOException if the copy is none, or cannot be put there; then all is as it was
     */
    public static Optional<Path> restore(Path backup, Path folder) throws IOException {
        if (!Files.exists(backup.resolve(PROOF))) {
            throw new IOException(backup + " is no backup of a Derby database");
        }
        Path draft = folder.resolveSibling(folder.getFileName() + ".restoring");
        remove(draft);
        copyTree(backup, draft);
        try (ServerStore store = Stores.open("jdbc:derby:" + draft, Optional.empty(), Optional.empty(), 2)) {
            store.newEpoch();
        }
        Optional<Path> aside = Optional.empty();
        if (Files.exists(folder)) {
            aside = Optional.of(free(folder));
            Files.move(folder, aside.get());
        }
        Files.move(draft, folder);
        return aside;
    }

    /** Whether another process has the database open. */
    public static boolean inUse(Path folder) {
        if (Files.notExists(folder)) {
            return false;
        }
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        try (Connection connection = source.getConnection()) {
            new DerbyEngine(folder).end();
            return false;
        } catch (SQLException e) {
            for (Throwable cause : e) {
                if (cause instanceof SQLException sql && USED_BY_ANOTHER.equals(sql.getSQLState())) {
                    return true;
                }
            }
            return false;
        }
    }

    private static void copy(Path folder, Path draft) throws SQLException {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        try (Connection connection = source.getConnection();
                CallableStatement backup = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            backup.setString(1, draft.toString());
            backup.execute();
        }
    }

    private static Path free(Path folder) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> folder.resolveSibling(folder.getFileName() + ".before-restore-" + number))
                .filter(Files::notExists).findFirst().orElseThrow();
    }

    private static void copyTree(Path from, Path to) throws IOException {
        for (Path each : tree(from)) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                Files.copy(each, target);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path each : tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        }
    }
}
