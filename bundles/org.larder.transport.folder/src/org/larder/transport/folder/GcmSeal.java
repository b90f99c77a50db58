package org.larder.transport.folder;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in Galois/counter mode with a random nonce for each text, as base64: nonce, then text and tag. */
final class GcmSeal implements Seal {

    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    GcmSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    public byte[] close(String place, byte[] text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, place, nonce).doFinal(text);
            ByteBuffer both = ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden);
            return Base64.getEncoder().encode(both.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    @Override
    public byte[] open(String place, byte[] sealed) throws GeneralSecurityException {
        byte[] both;
        try {
            both = Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not sealed", e);
        }
        if (both.length < NONCE_BYTES) {
            throw new GeneralSecurityException("not sealed");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(both).get(nonce);
        return cipher(Cipher.DECRYPT_MODE, place, nonce).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(Seal.ascii(place));
        return cipher;
    }
}
