package org.larder.transport.folder;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes keys of passphrases: PBKDF2 with HMAC-SHA-256 (RFC 8018), 600,000 rounds for a new folder. */
final class Passphrase {

    /** Source: the password storage sheet of OWASP, 2023. */
    static final int ROUNDS = 600_000;

    /** A folder that asks for more was not made by this program. */
    static final int MOST_ROUNDS = 10_000_000;

    private static final int SALT_BYTES = 16;

    private Passphrase() {
    }

    static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    static byte[] key(String passphrase, byte[] salt, int rounds) {
        char[] letters = passphrase.toCharArray();
        var spec = new PBEKeySpec(letters, salt, rounds, GcmSeal.KEY_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(letters, ' ');
        }
    }
}
