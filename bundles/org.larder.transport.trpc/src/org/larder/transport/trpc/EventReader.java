package org.larder.transport.trpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads server-sent events as they come (WHATWG, "Server-sent events"), bounded in what it keeps. Fields that are not known
 * and comments are passed over. Not thread-safe.
 */
final class EventReader {

    /** A record with all its letters escaped, and more. */
    private static final int MOST_BYTES = 1 << 17;
    private static final int CHUNK = 1 << 13;
    private static final int END = -1;

    private final InputStream in;
    private final Runnable heard;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int filled;
    private boolean afterReturn;
    private int size;

    /** @param heard is told whenever bytes came */
    EventReader(InputStream in, Runnable heard) {
        this.in = in;
        this.heard = heard;
    }

    /**
     * An event.
     *
     * @param name empty for one without a name
     * @param data its lines, joined
     * @param id where it stands; empty if it does not say so
     */
    record Event(String name, String data, Optional<String> id) {
    }

    /**
     * The next event that says anything; empty at the end of the stream.
     *
     * @throws IOException also if an event is larger than anything of the contract
     */
    Optional<Event> next() throws IOException {
        String name = "";
        Optional<String> id = Optional.empty();
        StringBuilder data = new StringBuilder();
        boolean any = false;
        size = 0;
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            String text = line.get();
            if (text.isEmpty() && any) {
                return Optional.of(new Event(name, data.toString(), id));
            }
            int colon = text.indexOf(':');
            String field = colon < 0 ? text : text.substring(0, colon);
            String value = colon < 0 ? "" : text.substring(colon + 1).replaceFirst("^ ", "");
            switch (field) {
                case "event" -> name = value;
                case "id" -> id = Optional.of(value);
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                default -> {
                    continue;
                }
            }
            any = true;
        }
        return Optional.empty();
    }

    /** A line without its end; empty if the stream ended before it did. */
    private Optional<String> line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int each = read(); each != END; each = read()) {
            boolean secondHalf = afterReturn && each == '\n';
            afterReturn = each == '\r';
            if (secondHalf) {
                continue;
            }
            if (each == '\r' || each == '\n') {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
            line.write(each);
            if (++size > MOST_BYTES) {
                throw new HttpWire.TooLargeException(MOST_BYTES);
            }
        }
        return Optional.empty();
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = in.read(chunk);
            at = 0;
            heard.run();
        }
        if (filled <= 0) {
            filled = 0;
            at = 0;
            return END;
        }
        return chunk[at++] & 0xff;
    }
}
