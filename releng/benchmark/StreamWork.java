import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many idle streams of many users, which then all hear of a change. */
final class StreamWork {

    private static final int OF_A_USER = 20;
    private static final int PATIENCE_SECONDS = 60;

    private final URI base;
    private final int wanted;
    private final CountDownLatch open;
    private final CountDownLatch told;

    StreamWork(URI base, int wanted) {
        this.base = base;
        this.wanted = wanted;
        open = new CountDownLatch(wanted);
        told = new CountDownLatch(wanted);
    }

    void run() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        List<Pushing> users = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int stream = 0; stream < wanted; stream++) {
                if (stream % OF_A_USER == 0) {
                    users.add(new Pushing(base));
                }
                Socket socket = new Socket(base.getHost(), base.getPort());
                sockets.add(socket);
                Pushing user = users.getLast();
                readers.submit(() -> follow(socket, user));
            }
            open.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            users.forEach(user -> user.push(new Latencies()));
            told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        users.forEach(Pushing::close);
        Worker.tell("streams", wanted - told.getCount());
    }

    private Void follow(Socket socket, Pushing user) throws IOException {
        socket.getOutputStream().write(user.caller().head("GET", "sync.changes").getBytes(StandardCharsets.US_ASCII));
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("event: connected")) {
                open.countDown();
            } else if (line.contains("\"type\":\"products\"")) {
                told.countDown();
                break;
            }
        }
        return null;
    }
}
