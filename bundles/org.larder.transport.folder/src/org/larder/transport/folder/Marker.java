package org.larder.transport.folder;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Uuids;
import org.larder.api.model.ValidationException;
import org.larder.json.Json;

/**
 * What {@link Place#MARKER} says. It tells a shared folder from a place where nothing is mounted.
 *
 * @param id names the folder
 * @param lock how the key is made of the passphrase; empty: nothing is encrypted
 */
record Marker(String id, Optional<Lock> lock) {

    static final int FORMAT = 1;

    private static final String CHECK = "larder-folder";

    /**
     * How the key is made.
     *
     * @param check a text sealed with the key, in base64
     */
    record Lock(byte[] salt, int rounds, String check) {
    }

    /** A marker that cannot be read. */
    static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean newer;

        UnreadableException(boolean newer, String message) {
            super(message);
            this.newer = newer;
        }

        /** Whether a newer version of the program wrote it. */
        boolean newer() {
            return newer;
        }
    }

    /** A marker of a new folder. */
    static Marker fresh(Optional<String> passphrase) {
        String id = UUID.randomUUID().toString();
        return new Marker(id, passphrase.map(words -> lock(id, words)));
    }

    private static Lock lock(String id, String passphrase) {
        byte[] salt = Passphrase.salt();
        byte[] key = Passphrase.key(passphrase, salt, Passphrase.ROUNDS);
        byte[] check = new GcmSeal(key).close(id, Seal.ascii(CHECK));
        return new Lock(salt, Passphrase.ROUNDS, new String(check, StandardCharsets.US_ASCII));
    }

    /** @throws UnreadableException if the text is none, or of a newer format */
    static Marker of(byte[] text) throws UnreadableException {
        try {
            JsonNode json = Json.read(text);
            if (json.path("format").asInt() > FORMAT) {
                throw new UnreadableException(true, Place.MARKER + " was written by a newer version of Larder"
                        + " (format " + json.path("format").asInt() + "); install that version here too");
            }
            Uuids.parse("folder", json.path("folder").asText());
            if (json.path("format").asInt() == FORMAT) {
                JsonNode lock = json.path("encryption");
                return new Marker(json.path("folder").asText(),
                        lock.isObject() ? Optional.of(lock(lock)) : Optional.empty());
            }
        } catch (ValidationException | IllegalArgumentException e) {
            throw damaged();
        }
        throw damaged();
    }

    private static UnreadableException damaged() {
        return new UnreadableException(false, Place.MARKER + " is damaged or has not come as a whole; wait until the"
                + " folder is up to date, or bring the file back from another computer");
    }

    private static Lock lock(JsonNode json) {
        int rounds = json.path("rounds").asInt();
        if (!json.path("key").asText().equals("PBKDF2WithHmacSHA256") || rounds < 1
                || rounds > Passphrase.MOST_ROUNDS) {
            throw new IllegalArgumentException("another way to make keys");
        }
        return new Lock(Base64.getDecoder().decode(json.path("salt").asText()), rounds, json.path("check").asText());
    }

    byte[] text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", FORMAT).put("folder", id);
        lock.ifPresent(each -> json.putObject("encryption").put("key", "PBKDF2WithHmacSHA256")
                .put("rounds", each.rounds()).put("salt", Base64.getEncoder().encodeToString(each.salt()))
                .put("check", each.check()));
        return (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The key, if the passphrase is the right one; of a folder that is not encrypted there is none. */
    Optional<byte[]> key(String passphrase) {
        return lock.map(each -> Passphrase.key(passphrase, each.salt(), each.rounds())).filter(this::fits);
    }

    /** Whether the key opens what is in the folder. */
    boolean fits(byte[] key) {
        try {
            byte[] opened = new GcmSeal(key).open(id, Seal.ascii(lock.map(Lock::check).orElse("")));
            return new String(opened, StandardCharsets.US_ASCII).equals(CHECK);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
