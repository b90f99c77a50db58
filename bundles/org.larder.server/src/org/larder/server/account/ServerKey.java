package org.larder.server.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of the server: it signs access tokens and derives refresh tokens. Thread-safe. */
public final class ServerKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 64;

    private final SecretKeySpec key;

    private ServerKey(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * Reads the key of a file, or makes both. Only the owner may read the file.
     *
     * @throws IOException if the file cannot be read or written, or is no key
     */
    public static ServerKey at(Path file, SecureRandom random) throws IOException {
        if (!Files.exists(file)) {
            write(file, random);
        }
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != BYTES) {
            throw new IOException(
                    file + " is not a server key: put the right file back, or remove it (everybody must then"
                            + " sign in again)");
        }
        return new ServerKey(secret);
    }

    /** HMAC-SHA256 of the text as base64url without padding. */
    public String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static void write(Path file, SecureRandom random) throws IOException {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".tmp", ownerOnly(file));
        Files.write(draft, secret, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @SuppressWarnings("resource")
    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
