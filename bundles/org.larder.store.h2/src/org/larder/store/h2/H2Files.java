package org.larder.store.h2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.h2.jdbcx.JdbcDataSource;
import org.larder.api.model.StoreKey;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.store.jdbc.Folders;

/**
 * How H2 is told to keep a database: one file, written with every commit and by nobody else, nothing in the background.
 *
 * <p>Nothing is overwritten ({@code REUSE_SPACE=FALSE}): a piece torn by a power cut is the last of the file, and what lay
 * before it holds; in space that was freed it could hide a commit that came before. So the file grows until the database is
 * closed, which packs it. Small pages keep that little. A large result stays in memory ({@code MAX_MEMORY_ROWS}) instead of
 * a file in the system's folder for temporary ones.
 *
 * <p>With a key the file is encrypted by H2: AES with 128 bits in XTS mode, by a key that is derived from ours. Nobody
 * reads it without the key; that somebody has changed it is noticed only where it can no longer be read.
 *
 * @param layers the prefixes of H2's file systems that the file is reached through, outermost first
 */
record H2Files(String layers, Optional<StoreKey> key) {

    /** Every write is synced; an interrupted thread does not close the file for all. */
    static final String SYNCED = SyncedPath.PREFIX + "retry:";

    private static final String NAME = "diary";
    private static final String SUFFIX = ".mv.db";
    private static final String FILE = NAME + SUFFIX;
    private static final String SETTINGS = ";WRITE_DELAY=0;REUSE_SPACE=FALSE;PAGE_SIZE=4096;DB_CLOSE_DELAY=-1"
            + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;MAX_MEMORY_ROWS=1000000000;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
    private static final String EXISTING = ";IFEXISTS=TRUE";
    private static final String ENCRYPTED = ";CIPHER=AES";
    private static final String USER = "larder";
    private static final byte[] ENCRYPTED_BEGINNING = "H2encrypt".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PLAIN_BEGINNING = "H:".getBytes(StandardCharsets.US_ASCII);

    /** A database that is made with the first connection. */
    JdbcDataSource made(Path folder) {
        return source(folder, "");
    }

    /** A database that is there. */
    JdbcDataSource existing(Path folder) {
        return source(folder, EXISTING);
    }

    /**
     * Looks whether the file is there, and encrypted or not as the key says, and brings its name to the disk.
     *
     * @throws StoreException if not, with what to do
     */
    void require(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new StoreDamagedException("The database " + folder + " lacks its file " + FILE
                    + ". Bring it back, or restore a backup.");
        }
        boolean encrypted = begins(file, ENCRYPTED_BEGINNING);
        if (encrypted && key.isEmpty()) {
            throw refused(folder, "is encrypted, and this profile has no key for it", "");
        }
        if (!encrypted && key.isPresent() && !begins(file, PLAIN_BEGINNING)) {
            throw new StoreDamagedException("The database " + folder
                    + " cannot be read: its beginning is damaged. It was left as it is; restore a backup.");
        }
        if (!encrypted && key.isPresent()) {
            throw new StoreException("The database " + folder + " is not encrypted, though it should be. It was left as"
                    + " it is; put back the folder and the profile.json that belong together.");
        }
        Folders.sync(folder);
    }

    /**
     * Looks whether the file ends as it was closed.
     *
     * @throws StoreDamagedException if not
     */
    void requireEnd(Path folder) {
        if (H2Ending.damaged(file(folder), key)) {
            throw new StoreDamagedException(
                    "The database " + folder
                            + " cannot be read: it is damaged. It was left as it is; restore a backup.");
        }
    }

    /** The states that it was in. */
    H2Past past(Path folder) {
        return new H2Past(file(folder), key);
    }

    private String file(Path folder) {
        SyncedPath.register();
        return layers + path(folder) + SUFFIX;
    }

    /** The database would not open with this key. */
    static StoreException refused(Path folder) {
        return refused(folder,
                "is encrypted, and the key that this profile has does not fit, or its beginning is damaged",
                " If they are as they were, the beginning is damaged: repair the diary from a backup.");
    }

    private static StoreException refused(Path folder, String why, String more) {
        return new StoreException(
                "The database " + folder + " " + why + ". It was left as it is; put back the profile's"
                        + " secrets as they were when the diary was encrypted. Without the key nobody can read it."
                        + more);
    }

    private static boolean begins(Path file, byte[] beginning) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(beginning.length), beginning);
        }
    }

    private JdbcDataSource source(Path folder, String more) {
        SyncedPath.register();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + layers + path(folder) + SETTINGS + more + key.map(set -> ENCRYPTED).orElse(""));
        source.setUser(USER);
        source.setPassword(key.map(set -> set.hex() + " ").orElse(""));
        return source;
    }

    /** The file without its suffix, as H2 wants it. */
    private static String path(Path folder) {
        String path = folder.toAbsolutePath().resolve(NAME).toString();
        if (path.indexOf(';') >= 0) {
            throw new StoreException("H2 cannot keep a diary at " + path
                    + ": no folder on the way may have a semicolon in its name. Use another folder, or another engine.");
        }
        return path;
    }
}
