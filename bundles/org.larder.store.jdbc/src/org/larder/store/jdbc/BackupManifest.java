package org.larder.store.jdbc;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

/**
 * What makes a folder a backup: the file that is written last. The store switch reads it.
 *
 * @param rows pieces by kind
 */
record BackupManifest(Instant at, String engine, int schema, boolean encrypted, Map<String, Long> rows) {

    private static final String FILE = "backup.properties";
    private static final String KIND = "MIGRATION";

    /** Writes it, when everything else in the folder is on the disk. */
    void write(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("at", at.toString());
        properties.setProperty("kind", KIND);
        properties.setProperty("engine", engine);
        properties.setProperty("schema", Integer.toString(schema));
        properties.setProperty("encrypted", Boolean.toString(encrypted));
        rows.forEach((kind, count) -> properties.setProperty("rows." + kind, count.toString()));
        Folders.sync(folder);
        Path unfinished = folder.resolve(FILE + ".new");
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            properties.store(writer, null);
        }
        Folders.sync(unfinished);
        Folders.move(unfinished, folder.resolve(FILE));
        Folders.syncNames(folder.toAbsolutePath().getParent());
    }
}
