package org.larder.transport.folder;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Hides what a log's line says. Thread-safe. */
interface Seal {

    /** Hides nothing. */
    Seal NONE = new Seal() {

        @Override
        public byte[] close(String place, byte[] text) {
            return text;
        }

        @Override
        public byte[] open(String place, byte[] sealed) {
            return sealed;
        }
    };

    /**
     * Seals a text.
     *
     * @param place where it stands; it cannot be opened elsewhere
     */
    byte[] close(String place, byte[] text);

    /** @throws GeneralSecurityException if it was not sealed with this key, in this place, or was changed */
    byte[] open(String place, byte[] sealed) throws GeneralSecurityException;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
