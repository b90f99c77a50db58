package org.larder.store.derby;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import org.larder.api.model.StoreKey;
import org.larder.api.store.StoreException;

/**
 * Encryption of Derby's pages and log, by AES in CBC mode with the 256 bits of the key. Source: Derby's security guide,
 * "Configuring database encryption".
 */
record DerbyKey(Optional<StoreKey> key) {

    private static final String CIPHER = "encryptionAlgorithm=AES/CBC/NoPadding;encryptionKey=";
    private static final String MAKE = "dataEncryption=true";
    private static final String PROPERTIES = "service.properties";
    private static final String ENCRYPTED = "dataEncryption";

    /** What a connection to a database that is there needs; it never converts one. */
    Optional<String> toOpen() {
        return key.map(StoreKey::hex).map(CIPHER::concat);
    }

    /** What makes a new database. */
    Optional<String> toMake() {
        return toOpen().map(attributes -> MAKE + ";" + attributes);
    }

    /**
     * Refuses a database whose encryption is not as this key says: Derby would open a plain one with any key.
     *
     * @throws StoreException with what to do
     */
    void requireFit(Path database) throws IOException {
        Path file = database.resolve(PROPERTIES);
        if (!Files.exists(file)) {
            return;
        }
        boolean encrypted = encrypted(file);
        if (encrypted && key.isEmpty()) {
            throw refused(database, "is encrypted, and this profile has no key for it");
        }
        if (!encrypted && key.isPresent()) {
            throw new StoreException("The database " + database + " is not encrypted, though it should be. It was left"
                    + " as it is; put back the folder and the profile.json that belong together.");
        }
    }

    /** The database would not open with this key. */
    static StoreException refused(Path database) {
        return refused(database, "is encrypted, and the key that this profile has does not fit");
    }

    private static StoreException refused(Path database, String why) {
        return new StoreException(
                "The database " + database + " " + why + ". It was left as it is; put back the profile's"
                        + " secrets as they were when the diary was encrypted. Without the key nobody can read it.");
    }

    private static boolean encrypted(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            properties.load(reader);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        return Boolean.parseBoolean(properties.getProperty(ENCRYPTED));
    }
}
