package org.larder.server.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of the server: it signs access tokens and derives refresh tokens. All nodes share it; when it was rotated, what
 * the one before it signed is good too. Thread-safe.
 */
public final class ServerKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final Supplier<List<byte[]>> secrets;

    /** @param secrets the newest first, at least one; asked each time */
    public ServerKey(Supplier<List<byte[]>> secrets) {
        this.secrets = secrets;
    }

    /** HMAC-SHA256 of the text as base64url without padding. */
    public String mac(String text) {
        return mac(text, secrets.get().get(0));
    }

    /** Whether it is the mac of the text by a secret that is still good. */
    public boolean signed(String text, String mac) {
        byte[] given = mac.getBytes(StandardCharsets.UTF_8);
        return secrets.get().stream()
                .anyMatch(secret -> MessageDigest.isEqual(mac(text, secret).getBytes(StandardCharsets.UTF_8), given));
    }

    private static String mac(String text, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
