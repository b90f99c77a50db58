package org.larder.transport.folder;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A line of a log: CRC-32C of the payload in hex, its length in bytes, the payload, and the line's end. A payload holds no
 * line's end.
 */
sealed interface Frame {

    /** No line is longer. */
    int MOST_BYTES = 65_536;

    byte END = '\n';

    /**
     * A line that is there to its end.
     *
     * @param next where the next one begins
     */
    record Whole(byte[] payload, int next) implements Frame {
    }

    /** The file ends within the line: the rest may come. */
    record Torn() implements Frame {
    }

    /** This was never written so. */
    record Damaged() implements Frame {
    }

    /** The bytes of a line. */
    static byte[] line(byte[] payload) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(payload.length + 20);
        line.writeBytes((crc(payload) + " " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(payload);
        line.write(END);
        return line.toByteArray();
    }

    /** The line that begins at an offset of what was read of a file. */
    static Frame read(byte[] bytes, int from) {
        int end = from;
        int most = Math.min(bytes.length, from + MOST_BYTES);
        while (end < most && bytes[end] != END) {
            end++;
        }
        if (end == most) {
            return most == bytes.length ? new Torn() : new Damaged();
        }
        int space = after(bytes, from, end);
        int start = after(bytes, space, end);
        byte[] payload = Arrays.copyOfRange(bytes, Math.min(start, end), end);
        String head = new String(bytes, from, Math.min(start, end) - from, StandardCharsets.US_ASCII);
        return head.equals(crc(payload) + " " + payload.length + " ")
                ? new Whole(payload, end + 1)
                : new Damaged();
    }

    private static int after(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at + 1;
    }

    private static String crc(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
