package org.larder.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a server on this computer that passes everything on, or, in trouble, drops connections, delays them, cuts answers
 * short, loses them whole, resets, and answers with a web page instead. From one seed.
 */
final class FaultyProxy implements AutoCloseable {

    private static final int CHUNK = 4096;
    private static final int LONGEST_LIFE = 12_000;
    private static final int DELAY_MS = 30;
    private static final byte[] PAGE = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
            + "<!doctype html><html>Sign in to this network</html>").getBytes(StandardCharsets.UTF_8);

    private final ServerSocket entrance;
    private final URI server;
    private final Random random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile boolean trouble;

    private enum Fault {
        NONE,
        DROP,
        RESET,
        LOSE,
        CUT,
        DELAY,
        PAGE
    }

    FaultyProxy(URI server, long seed) throws IOException {
        this.server = server;
        random = new Random(seed);
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort() + server.getPath());
    }

    /** Connections that are open end; what comes then has its fault, or has none. */
    void trouble(boolean begins) throws IOException {
        trouble = begins;
        for (Socket each : open) {
            each.close();
        }
    }

    int faults() {
        return faults.get();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                open.add(client);
                Fault fault = draw();
                int life = life(fault);
                start(() -> carry(client, fault, life));
            } catch (IOException e) {
                return;
            }
        }
    }

    private synchronized Fault draw() {
        if (!trouble) {
            return Fault.NONE;
        }
        Fault fault = random.nextInt(3) == 0 ? Fault.values()[1 + random.nextInt(Fault.values().length - 1)]
                : Fault.CUT;
        faults.incrementAndGet();
        return fault;
    }

    /** After so many bytes of answers the connection breaks. */
    private synchronized int life(Fault fault) {
        return switch (fault) {
            case NONE -> Integer.MAX_VALUE;
            case LOSE -> 0;
            default -> 1 + random.nextInt(LONGEST_LIFE);
        };
    }

    private void carry(Socket client, Fault fault, int life) {
        try (client; Socket upstream = new Socket(server.getHost(), server.getPort())) {
            open.add(upstream);
            switch (fault) {
                case DROP -> {
                    return;
                }
                case RESET -> {
                    client.getInputStream().read(new byte[CHUNK]);
                    client.setSoLinger(true, 0);
                    return;
                }
                case PAGE -> {
                    client.getInputStream().read(new byte[CHUNK]);
                    client.getOutputStream().write(PAGE);
                    return;
                }
                case DELAY -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(DELAY_MS));
                default -> {
                    // what it does, it does to the answer
                }
            }
            start(() -> pump(client, upstream, Integer.MAX_VALUE));
            pump(upstream, client, life);
        } catch (IOException e) {
            // one of both hung up: so does the other
        } finally {
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to, int most) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            int left = most;
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                out.write(chunk, 0, Math.min(count, left));
                left -= Math.min(count, left);
                if (left == 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // as above
        } finally {
            open.remove(from);
        }
    }

    private static void start(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        trouble(false);
    }
}
