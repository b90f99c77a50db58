import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Calls procedures over one connection that is kept, with as little work of its own as possible. Not thread-safe. */
final class HttpCaller implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final String path;
    private String authorization = "";

    HttpCaller(URI base) {
        try {
            socket = new Socket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            path = base.getPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it calls with this access token. */
    void token(String token) {
        authorization = "Authorization: Bearer " + token + "\r\n";
    }

    /** The answer's text. @throws IllegalStateException if the status is not 200 */
    String get(String procedure) {
        return send(head("GET", procedure));
    }

    /** The answer's text. @throws IllegalStateException if the status is not 200 */
    String post(String procedure, String body) {
        return send("POST " + path + "/" + procedure + " HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
                + authorization + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** What a request of this caller begins with, to its end if it has no body. */
    String head(String method, String procedure) {
        return method + " " + path + "/" + procedure + " HTTP/1.1\r\nHost: bench\r\n" + authorization + "\r\n";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String send(String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String status = line();
            int length = -1;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
                }
            }
            String body = length >= 0 ? text(length) : chunks();
            if (!status.contains(" 200 ")) {
                throw new IllegalStateException(status + ": " + body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String chunks() throws IOException {
        StringBuilder whole = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            whole.append(text(size));
            line();
        }
        line();
        return whole.toString();
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
