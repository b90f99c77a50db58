import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Pings over many connections, each of which asks again when it was answered. One thread does it all, so that the server
 * has the rest of the machine.
 */
final class PingWork {

    private static final int CONNECTIONS = 64;
    private static final int WARM_SECONDS = 10;

    private final URI base;
    private final int seconds;
    private final byte[] question;

    PingWork(URI base, int seconds) {
        this.base = base;
        this.seconds = seconds;
        question = ("GET " + base.getPath() + "/health.ping HTTP/1.1\r\nHost: bench\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    void run() throws IOException {
        try (Selector selector = Selector.open()) {
            for (int each = 0; each < CONNECTIONS; each++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(base.getHost(), base.getPort()));
                channel.socket().setTcpNoDelay(true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Caller(channel));
            }
            for (SelectionKey key : selector.keys()) {
                ((Caller) key.attachment()).ask();
            }
            ask(selector, WARM_SECONDS);
            Latencies calls = ask(selector, seconds);
            Worker.tell("ping_s", calls.count() / (double) seconds);
            Worker.tell("ping_p50_ms", calls.permille(500));
            Worker.tell("ping_p99_ms", calls.permille(990));
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
    }

    private Latencies ask(Selector selector, int length) throws IOException {
        Latencies calls = new Latencies();
        long end = System.nanoTime() + length * 1_000_000_000L;
        while (System.nanoTime() < end) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                ((Caller) key.attachment()).read(calls);
            }
            selector.selectedKeys().clear();
        }
        return calls;
    }

    /** A connection with one question under way. */
    private final class Caller {

        private static final String END_OF_CHUNKS = "\r\n0\r\n\r\n";
        private static final String LENGTH = "content-length:";

        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(1 << 13);
        private long asked;

        Caller(SocketChannel channel) {
            this.channel = channel;
        }

        void ask() throws IOException {
            answer.clear();
            asked = System.nanoTime();
            ByteBuffer bytes = ByteBuffer.wrap(question);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        void read(Latencies calls) throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("the server closed the connection");
            }
            if (whole()) {
                calls.add(System.nanoTime() - asked);
                ask();
            }
        }

        private boolean whole() {
            String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return false;
            }
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException(text);
            }
            String headers = text.substring(0, head).toLowerCase(Locale.ROOT);
            int length = headers.indexOf(LENGTH);
            return length < 0
                    ? text.endsWith(END_OF_CHUNKS)
                    : text.length() >= head + 4 + length(headers, length + LENGTH.length());
        }

        private static int length(String headers, int from) {
            int end = headers.indexOf('\r', from);
            return Integer.parseInt(headers.substring(from, end < 0 ? headers.length() : end).strip());
        }
    }
}
