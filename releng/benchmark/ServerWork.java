import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked of a server while it is measured. */
final class ServerWork {

    private static final int OPS = 100;
    private static final int PAGE = 500;
    private static final int PINGERS = 64;
    private static final int USERS = 4;
    private static final int STREAM_SECONDS = 60;
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");

    private final URI base;
    private final int seconds;
    private final AtomicInteger records = new AtomicInteger();

    ServerWork(URI base, int seconds) {
        this.base = base;
        this.seconds = seconds;
    }

    /** Pings over 64 connections. */
    Map<String, Double> pings() throws Exception {
        Latencies all = new Latencies();
        double perSecond = together(PINGERS, () -> {
            Latencies own = new Latencies();
            try (HttpCaller caller = new HttpCaller(base)) {
                for (long end = end(); System.nanoTime() < end;) {
                    own.time(() -> caller.get("health.ping"));
                }
            }
            synchronized (all) {
                all.addAll(own);
            }
            return own.count();
        });
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("ping_s", perSecond);
        figures.put("ping_p99_ms", all.permille(990));
        return figures;
    }

    /** Four users push new records, 100 a call; then they pull all of them. */
    Map<String, Double> pushAndPull() throws Exception {
        List<String> tokens = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            tokens.add(register());
        }
        AtomicInteger next = new AtomicInteger();
        double pushed = together(USERS, () -> {
            try (HttpCaller caller = signedIn(tokens.get(next.getAndIncrement()))) {
                int count = 0;
                for (long end = end(); System.nanoTime() < end; count += OPS) {
                    push(caller);
                }
                return count;
            }
        });
        next.set(0);
        double pulled = together(USERS, () -> {
            try (HttpCaller caller = signedIn(tokens.get(next.getAndIncrement()))) {
                int count = 0;
                for (long end = end(); System.nanoTime() < end;) {
                    count += pullAll(caller, end);
                }
                return count;
            }
        });
        return Map.of("push_s", pushed, "pull_s", pulled);
    }

    /** One user pushes until the account has so many records; what the last thousand calls took, in ms each. */
    double pushUpTo(String token, int from, int to) {
        Latencies calls = new Latencies();
        try (HttpCaller caller = signedIn(token)) {
            for (int count = from; count < to; count += OPS) {
                if (to - count <= OPS * OPS) {
                    String body = ops();
                    calls.time(() -> caller.post("sync.push", body));
                } else {
                    push(caller);
                }
            }
        }
        return calls.permille(500);
    }

    /** So many streams of one user that get a change which is pushed when all of them are open. */
    int streams(int wanted) throws Exception {
        String token = register();
        CountDownLatch open = new CountDownLatch(wanted);
        CountDownLatch told = new CountDownLatch(wanted);
        List<Socket> sockets = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
                HttpCaller caller = signedIn(token)) {
            for (int stream = 0; stream < wanted; stream++) {
                Socket socket = new Socket(base.getHost(), base.getPort());
                sockets.add(socket);
                readers.submit(() -> follow(socket, token, open, told));
            }
            open.await(STREAM_SECONDS, TimeUnit.SECONDS);
            push(caller);
            told.await(STREAM_SECONDS, TimeUnit.SECONDS);
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        return wanted - (int) told.getCount();
    }

    private Void follow(Socket socket, String token, CountDownLatch open, CountDownLatch told) throws IOException {
        socket.getOutputStream().write(("GET " + base.getPath() + "/sync.changes HTTP/1.1\r\nHost: bench\r\n"
                + "Accept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
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

    String register() {
        try (HttpCaller caller = new HttpCaller(base)) {
            String answer = caller.post("auth.register", "{\"email\":\"" + UUID.randomUUID()
                    + "@example.org\",\"password\":\"correct horse\"}");
            return found(TOKEN, answer);
        }
    }

    private HttpCaller signedIn(String token) {
        HttpCaller caller = new HttpCaller(base);
        caller.token(token);
        return caller;
    }

    private void push(HttpCaller caller) {
        String answer = caller.post("sync.push", ops());
        if (answer.contains("\"rejected\"")) {
            throw new IllegalStateException(answer.substring(0, 500));
        }
    }

    private int pullAll(HttpCaller caller, long end) {
        String cursor = "null";
        int count = 0;
        boolean more = true;
        while (more && System.nanoTime() < end) {
            String answer = caller.post("sync.pull", "{\"cursor\":" + cursor + ",\"limit\":" + PAGE + "}");
            for (int at = answer.indexOf("\"type\":"); at >= 0; at = answer.indexOf("\"type\":", at + 1)) {
                count++;
            }
            cursor = "\"" + found(CURSOR, answer) + "\"";
            more = answer.contains("\"hasMore\":true");
        }
        return count;
    }

    private String ops() {
        StringBuilder body = new StringBuilder("{\"deviceId\":\"bench\",\"ops\":[");
        for (int op = 0; op < OPS; op++) {
            body.append(op == 0 ? "" : ",").append("{\"opId\":\"").append(UUID.randomUUID())
                    .append("\",\"type\":\"products\",\"op\":\"create\",\"id\":\"").append(UUID.randomUUID())
                    .append("\",\"baseVersion\":0,\"lastModified\":\"2026-01-31T08:00:00.000Z-0000-bench\",\"data\":{")
                    .append("\"name\":\"Food ").append(records.incrementAndGet())
                    .append("\",\"calories\":389,\"protein\":16.9,\"fat\":6.9,\"carbs\":66.3}}");
        }
        return body.append("]}").toString();
    }

    private long end() {
        return System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** What all of them did in a second. */
    private static double together(int threads, Callable<Integer> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            long start = System.nanoTime();
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(work));
            }
            long done = 0;
            for (Future<Integer> each : running) {
                done += each.get();
            }
            return done * 1e9 / (System.nanoTime() - start);
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text.substring(0, Math.min(500, text.length())));
        }
        return matcher.group(1);
    }
}
