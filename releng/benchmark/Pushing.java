import java.net.URI;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A new user of a server, who pushes new foods. Not thread-safe. */
final class Pushing implements AutoCloseable {

    /** Operations of a call. */
    static final int OPS = 100;

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    private final HttpCaller caller;
    private final SplittableRandom random = new SplittableRandom();
    private int records;

    Pushing(URI base) {
        caller = new HttpCaller(base);
        caller.token(found(TOKEN, caller.post("auth.register",
                "{\"email\":\"" + UUID.randomUUID() + "@example.org\",\"password\":\"correct horse\"}")));
    }

    /** For other calls of this user. */
    HttpCaller caller() {
        return caller;
    }

    int records() {
        return records;
    }

    void push(Latencies calls) {
        String body = body();
        long before = System.nanoTime();
        String answer = caller.post("sync.push", body);
        calls.add(System.nanoTime() - before);
        if (!answer.contains("\"status\":\"applied\"") || answer.contains("rejected")) {
            throw new IllegalStateException(answer.substring(0, Math.min(500, answer.length())));
        }
    }

    @Override
    public void close() {
        caller.close();
    }

    static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text.substring(0, Math.min(500, text.length())));
        }
        return matcher.group(1);
    }

    private String body() {
        StringBuilder body = new StringBuilder("{\"deviceId\":\"bench\",\"ops\":[");
        for (int op = 0; op < OPS; op++) {
            body.append(op == 0 ? "" : ",").append("{\"opId\":\"").append(id())
                    .append("\",\"type\":\"products\",\"op\":\"create\",\"id\":\"").append(id())
                    .append("\",\"baseVersion\":0,\"lastModified\":\"2026-01-31T08:00:00.000Z-0000-bench\",\"data\":{")
                    .append("\"name\":\"Food ").append(records++)
                    .append("\",\"calories\":389,\"protein\":16.9,\"fat\":6.9,\"carbs\":66.3}}");
        }
        return body.append("]}").toString();
    }

    /** Of version 7, as Larder's clients make them. */
    private UUID id() {
        return new UUID(System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
