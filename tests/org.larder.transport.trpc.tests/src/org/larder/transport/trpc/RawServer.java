package org.larder.transport.trpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A server on this computer that answers with whatever bytes a test writes, or with none. */
final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final AtomicReference<Script> script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What becomes of a request whose head was read. */
    interface Script {

        void answer(String head, InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    RawServer(Script first) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        script = new AtomicReference<>(first);
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** The whole of an answer. */
    static Script text(String status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (head, in, out) -> {
            out.write(head(status, type, "Content-Length: " + bytes.length + "\r\n"));
            out.write(bytes);
        };
    }

    static Script json(String body) {
        return text("200 OK", "application/json", body);
    }

    static byte[] head(String status, String type, String more) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + more + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/trpc");
    }

    void now(Script next) {
        script.set(next);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            String head = readHead(in);
            if (!head.isEmpty()) {
                script.get().answer(head, in, socket.getOutputStream());
                socket.getOutputStream().flush();
                socket.shutdownOutput();
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException | InterruptedException e) {
            // the client hung up, or the test is over
        } finally {
            open.remove(socket);
        }
    }

    private static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int each = in.read(); each >= 0; each = in.read()) {
            head.append((char) each);
            if (head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
