package org.larder.transport.trpc;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SOCKS 5 proxy (RFC 1928) on this computer that notes where a client wants to go, and what it says first there. */
final class SocksProxy implements AutoCloseable {

    private static final int VERSION = 5;
    private static final int NAME = 3;
    private static final byte[] NO_LOGIN = {VERSION, 0};
    private static final byte[] CONNECTED = {VERSION, 0, 0, 1, 0, 0, 0, 0, 0, 0};

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> asked = new CopyOnWriteArrayList<>();

    SocksProxy() throws IOException {
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Host, port and first byte, as in "larder.example:443 22". */
    List<String> asked() {
        return asked;
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                serve(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException e) {
                // the client hung up, or the test is over
            }
        }
    }

    private void serve(DataInputStream in, OutputStream out) throws IOException {
        in.readByte();
        in.skipNBytes(in.readByte());
        out.write(NO_LOGIN);
        in.skipNBytes(3);
        if (in.readByte() != NAME) {
            asked.add("an address instead of a name");
            return;
        }
        byte[] name = in.readNBytes(in.readByte());
        String place = new String(name, StandardCharsets.US_ASCII) + ":" + in.readUnsignedShort();
        out.write(CONNECTED);
        asked.add(place + " " + in.readByte());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
