package org.larder.store.switching;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.larder.api.maintenance.Backup;

/**
 * {@code backup.properties} in a backup's folder: what the backup is. Written last: a folder without one is no backup.
 */
final class Manifest {

    static final String FILE = "backup.properties";
    private static final String ROWS = "rows.";

    private Manifest() {
    }

    /** The backup in a folder; empty if it is none, or was never finished. */
    static Optional<Backup> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            said.load(reader);
            return Optional.of(backup(folder, said));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Durable when it returns. */
    static void write(Backup backup) throws IOException {
        Properties said = new Properties();
        said.setProperty("at", backup.at().toString());
        said.setProperty("kind", backup.kind().name());
        said.setProperty("engine", backup.engine());
        said.setProperty("encrypted", Boolean.toString(backup.encrypted()));
        backup.rows().forEach((kind, rows) -> said.setProperty(ROWS + kind, Long.toString(rows)));
        Path unfinished = backup.folder().resolve(FILE + ".new");
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
                Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            said.store(writer, "A backup of a Larder diary");
            channel.force(true);
        }
        Trees.move(unfinished, backup.folder().resolve(FILE));
    }

    private static Backup backup(Path folder, Properties said) throws IOException {
        Map<String, Long> rows = new HashMap<>();
        for (String name : said.stringPropertyNames()) {
            if (name.startsWith(ROWS)) {
                rows.put(name.substring(ROWS.length()), Long.valueOf(said.getProperty(name, "")));
            }
        }
        return new Backup(folder.getFileName().toString(), folder, Instant.parse(said.getProperty("at", "")),
                Backup.Kind.valueOf(said.getProperty("kind", "")), said.getProperty("engine", ""),
                Boolean.parseBoolean(said.getProperty("encrypted", "")), rows, Trees.size(folder));
    }
}
