package org.larder.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends bytes as they are, and reads what comes back until the other end closes or rests. */
final class RawHttp {

    private static final Logger LOG = System.getLogger(RawHttp.class.getName());
    private static final int PATIENCE_MS = 20_000;

    private final URI base;

    RawHttp(URI base) {
        this.base = base;
    }

    /**
     * One exchange on a connection of its own.
     *
     * @param halfway whether no more follows: the sending side is closed then
     * @return the answer; empty if the connection was closed or reset without one
     */
    Optional<String> send(byte[] bytes, boolean halfway) {
        var answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            write(socket, bytes, halfway);
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no end after " + PATIENCE_MS + " ms: " + answer, e);
        } catch (IOException e) {
            return text(answer);
        }
        return text(answer);
    }

    /** Who is answered before the end, for what was sent is too much, may find that no more is taken; the answer is there. */
    private static void write(Socket socket, byte[] bytes, boolean halfway) {
        try {
            socket.getOutputStream().write(bytes);
            if (halfway) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "not all was taken", e);
        }
    }

    private static Optional<String> text(ByteArrayOutputStream answer) {
        return Optional.of(answer.toString(StandardCharsets.UTF_8)).filter(text -> !text.isEmpty());
    }
}
