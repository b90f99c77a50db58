package org.larder.store.h2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.larder.store.jdbc.Folders;

/** An online copy of a running database. */
final class H2Copy {

    private static final String COPY = "BACKUP TO ?";
    private static final String PACKED = "packed.zip";

    private H2Copy() {
    }

    /** H2 packs its file; unpacked, and on the disk, the folder gets its name. */
    static void make(Connection connection, Path folder) throws SQLException {
        Path target = folder.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path unfinished = Files.createTempDirectory(target.getParent(), "new-");
            try {
                Path packed = unfinished.resolve(PACKED);
                try (PreparedStatement statement = connection.prepareStatement(COPY)) {
                    statement.setString(1, packed.toString());
                    statement.execute();
                }
                Path made = Files.createDirectory(unfinished.resolve(target.getFileName().toString()));
                unpack(packed, made);
                Folders.sync(made);
                Folders.move(made, target);
            } finally {
                Folders.remove(unfinished);
            }
        } catch (IOException e) {
            throw Folders.failure("The database could not be copied to " + folder, e);
        }
    }

    /** H2 packs plain names only. */
    private static void unpack(Path packed, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(packed); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName().toString()));
            }
        }
    }
}
