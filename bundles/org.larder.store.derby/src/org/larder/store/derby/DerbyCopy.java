package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;

import org.larder.store.jdbc.Folders;

/** An online copy of a running database. */
final class DerbyCopy {

    private static final String COPY = "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)";

    private DerbyCopy() {
    }

    /** Derby makes a folder of the database's own name; it gets the one that was asked for when it is on the disk. */
    static void make(Connection connection, Path database, Path folder) throws SQLException {
        Path target = folder.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path unfinished = Files.createTempDirectory(target.getParent(), "new-");
            try {
                try (CallableStatement call = connection.prepareCall(COPY)) {
                    call.setString(1, unfinished.toString());
                    call.execute();
                }
                Path made = unfinished.resolve(database.getFileName().toString());
                Folders.sync(made);
                Folders.move(made, target);
            } finally {
                Folders.remove(unfinished);
            }
        } catch (IOException e) {
            throw Folders.failure("The database could not be copied to " + folder, e);
        }
    }
}
