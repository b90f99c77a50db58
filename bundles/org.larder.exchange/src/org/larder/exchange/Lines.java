package org.larder.exchange;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a UTF-8 stream, with or without a byte order mark, ended by LF, CRLF or CR. Never holds more than one line,
 * and never more than {@link #LONGEST} bytes of it. Not thread-safe.
 */
final class Lines implements Closeable {

    /** A longer line is refused. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final String MARK = "\uFEFF";

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private int position;
    private int filled;
    private long before;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Bytes read so far. */
    long bytes() {
        return before + position;
    }

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        if (position == filled && !fill()) {
            return Optional.empty();
        }
        number++;
        line.reset();
        long start = bytes();
        long length = toEnd();
        return Optional.of(length > LONGEST ? tooLong(length) : decoded(start));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads to the end of the line, and says how long it is. */
    private long toEnd() throws IOException {
        long length = 0;
        do {
            int end = position;
            while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            length += end - position;
            if (length <= LONGEST) {
                line.write(buffer, position, end - position);
            }
            position = end;
            if (position < filled) {
                passEnd();
                return length;
            }
        } while (fill());
        return length;
    }

    private void passEnd() throws IOException {
        if (buffer[position++] == '\r' && (position < filled || fill()) && buffer[position] == '\n') {
            position++;
        }
    }

    private boolean fill() throws IOException {
        before += filled;
        position = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private Line tooLong(long length) {
        return new Line.Unreadable(number,
                "the line has " + length + " bytes, more than the " + LONGEST + " that a line may have");
    }

    private Line decoded(long start) {
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = utf8.reset().decode(bytes, text, true);
        if (result.isError()) {
            return new Line.Unreadable(number, "byte " + (start + bytes.position() + 1)
                    + " of the file is not UTF-8. Save the table as UTF-8 and import it again");
        }
        String decoded = text.flip().toString();
        return new Line.Text(number, number == 1 && decoded.startsWith(MARK) ? decoded.substring(1) : decoded);
    }
}
