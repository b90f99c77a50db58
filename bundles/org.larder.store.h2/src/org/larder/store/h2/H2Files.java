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

/**
 * How H2 is told to keep a database: one file, written with every commit and by nobody else, nothing in the background.
 *
 * <p>What a commit frees is used again by the next one ({@code RETENTION_TIME=0}), since syncs keep their order; H2 would
 * else let the file grow for 45 seconds. Small pages make the little edits of a diary cheaper.
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
    private static final String FILE = NAME + ".mv.db";
    private static final String SETTINGS = ";WRITE_DELAY=0;RETENTION_TIME=0;PAGE_SIZE=4096;DB_CLOSE_DELAY=-1"
            + ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
    private static final String EXISTING = ";IFEXISTS=TRUE";
    private static final String ENCRYPTED = ";CIPHER=AES";
    private static final String USER = "larder";
    private static final byte[] ENCRYPTED_BEGINNING = "H2encrypt".getBytes(StandardCharsets.US_ASCII);

    /** A database that is made with the first connection. */
    JdbcDataSource made(Path folder) {
        return source(folder, "");
    }

    /** A database that is there. */
    JdbcDataSource existing(Path folder) {
        return source(folder, EXISTING);
    }

    /**
     * Looks whether the file is there, and encrypted or not as the key says.
     *
     * @throws StoreDamagedException if not
     */
    void requireSound(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new StoreDamagedException("The database " + folder + " lacks its file " + FILE
                    + ". Bring it back, or restore a backup.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            boolean encrypted = Arrays.equals(in.readNBytes(ENCRYPTED_BEGINNING.length), ENCRYPTED_BEGINNING);
            if (encrypted && key.isEmpty()) {
                throw new StoreDamagedException("The database " + folder + " is encrypted, and the profile has no key."
                        + " It was left as it is; bring the key back.");
            }
            if (!encrypted && key.isPresent()) {
                throw new StoreDamagedException("The database " + folder + " is not encrypted, or its beginning is"
                        + " damaged, and the profile has a key. It was left as it is; restore a backup.");
            }
        }
    }

    private JdbcDataSource source(Path folder, String more) {
        String path = folder.toAbsolutePath().resolve(NAME).toString();
        if (path.indexOf(';') >= 0) {
            throw new StoreException("H2 cannot keep a diary at " + path
                    + ": no folder on the way may have a semicolon in its name. Use another folder, or another engine.");
        }
        SyncedPath.register();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + layers + path + SETTINGS + more + key.map(set -> ENCRYPTED).orElse(""));
        source.setUser(USER);
        source.setPassword(key.map(set -> set.hex() + " ").orElse(""));
        return source;
    }
}
