package org.larder.server.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Texts as hexadecimal UTF-8. */
final class HexText {

    private HexText() {
    }

    static String of(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
