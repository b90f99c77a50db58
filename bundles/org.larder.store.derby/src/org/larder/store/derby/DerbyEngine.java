package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreFullException;
import org.larder.api.store.StoreUnavailableException;
import org.larder.store.jdbc.Engine;
import org.larder.store.jdbc.Trouble;

/**
 * Derby on the folder {@code db}. A new database is made beside it and moved there when it is whole, so that a crash never
 * leaves half of one. Every commit is synced.
 */
final class DerbyEngine implements Engine {

    static final String NAME = "derby";

    private static final String DATABASE = "db";
    private static final String UNFINISHED = "new-";

    private final Path folder;
    private final Path logs;
    private final Path database;

    /**
     * @param folder the engine's own folder in the profile
     * @param logs where Derby writes its log
     */
    DerbyEngine(Path folder, Path logs) {
        this.folder = folder;
        this.logs = logs;
        database = folder.resolve(DATABASE);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DataSource start() {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(logs);
            DerbySystem.prepare(folder, logs);
            if (!Files.exists(database)) {
                create();
            }
        } catch (IOException e) {
            throw new StoreException("The folder " + folder + " cannot be used for the diary: " + reason(e), e);
        }
        DataSource source = source(database);
        try (Connection probe = source.getConnection()) {
            return source;
        } catch (SQLException e) {
            throw unopened(e);
        }
    }

    @Override
    public void stop() {
        shutDown(database);
    }

    @Override
    public String idType() {
        return "VARCHAR(16) FOR BIT DATA";
    }

    @Override
    public Trouble trouble(SQLException exception) {
        return DerbyTrouble.of(exception);
    }

    private void create() throws IOException {
        removeUnfinished();
        Path unfinished = folder.resolve(UNFINISHED + DATABASE);
        EmbeddedDataSource maker = source(unfinished);
        maker.setCreateDatabase("create");
        try (Connection made = maker.getConnection()) {
            shutDown(unfinished);
        } catch (SQLException e) {
            throw unopened(e);
        }
        Files.move(unfinished, database, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException file -> file.getFile() + " is a file, not a folder. Move it away.";
            case AccessDeniedException denied -> "access is denied to " + denied.getFile()
                    + ". Let yourself write there.";
            default -> e.toString();
        };
    }

    /** What a crash left of a database that was never used. */
    private void removeUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path each : entries.filter(path -> path.getFileName().toString().startsWith(UNFINISHED)).toList()) {
                remove(each);
            }
        }
    }

    private static void remove(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(tree)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }

    private StoreException unopened(SQLException e) {
        if (DerbyTrouble.inUse(e)) {
            return new StoreUnavailableException("The database " + database
                    + " is in use by another program. Close that program and try again.", e);
        }
        return switch (DerbyTrouble.of(e)) {
            case FULL -> new StoreFullException("The disk is full: the database " + database
                    + " could not be opened. Free some space and try again.", e);
            case DAMAGED -> new StoreDamagedException("The database " + database
                    + " cannot be read. It was left as it is; restore a backup.", e);
            default -> new StoreException("The database " + database + " could not be opened: "
                    + DerbyTrouble.deepest(e).getMessage(), e);
        };
    }

    private static EmbeddedDataSource source(Path path) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(path.toString());
        return source;
    }

    /** Derby answers a shutdown with an exception, or says that nothing runs there. */
    private static void shutDown(Path path) {
        EmbeddedDataSource source = source(path);
        source.setShutdownDatabase("shutdown");
        try (Connection never = source.getConnection()) {
            throw new IllegalStateException("a shutdown gives no connection");
        } catch (SQLException e) {
            if (!DerbyTrouble.ended(e)) {
                throw new StoreException("The database " + path + " could not be closed: " + e.getMessage(), e);
            }
        }
    }
}
