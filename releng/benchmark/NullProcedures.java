import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.WireInstant;

/** What a server that stores nothing answers; and how it was asked. */
final class NullProcedures {

    private static final String EPOCH = "null1";
    private static final int MOST_ROWS = 500;
    private static final int LIFE = 3600;

    private final ObjectMapper mapper = new ObjectMapper();
    private final NullFeed feed;
    private final int pushed;
    private Latencies between = new Latencies();
    private long last;
    private long requests;
    private long operations;

    /** @param pushed operations per push */
    NullProcedures(NullFeed feed, int pushed) {
        this.feed = feed;
        this.pushed = pushed;
    }

    /** The whole answer; nothing for an unknown procedure. */
    byte[] answer(String path, JsonNode input) throws IOException {
        return switch (path) {
            case "health.ping" -> wrapped(ping());
            case "auth.login", "auth.refresh" -> wrapped(tokens());
            case "sync.status" -> wrapped(status());
            case "sync.push" -> wrapped(push(input));
            case "sync.pull" -> pull(input);
            case "bench.counts" -> wrapped(counts());
            default -> new byte[0];
        };
    }

    private byte[] wrapped(JsonNode data) throws IOException {
        ObjectNode answer = mapper.createObjectNode();
        answer.putObject("result").set("data", data);
        return mapper.writeValueAsBytes(answer);
    }

    private ObjectNode ping() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode data = mapper.createObjectNode().put("ok", true).put("protocol", "nutrition-sync/1");
        data.put("minClient", 1).put("maxClient", 1).putArray("features").add("batch");
        data.put("serverTime", time(now)).put("serverTimeMs", now.toEpochMilli()).put("epoch", EPOCH)
                .put("maxClockAheadMs", 300_000).putObject("limits").put("maxOpsPerPush", pushed)
                .put("maxBatchCalls", 20).put("maxBodyBytes", 1 << 20).put("maxPullLimit", MOST_ROWS)
                .put("maxUrlLength", 8000).put("maxDataBytes", 8192);
        return data;
    }

    private ObjectNode tokens() {
        ObjectNode data = mapper.createObjectNode().put("accessToken", "access").put("refreshToken", "refresh")
                .put("tokenType", "Bearer").put("expiresIn", LIFE).put("serverTime", time(Instant.now()));
        data.putObject("user").put("id", "u1").put("email", "ann@example.org").put("name", "Ann");
        return data;
    }

    private ObjectNode status() {
        ObjectNode data = mapper.createObjectNode().put("highWater", cursor(feed.size()))
                .put("serverTime", time(Instant.now()));
        data.putObject("counts").put("products", 0).put("consumptions", 0).put("nutritionGoals", 0);
        return data;
    }

    private ObjectNode push(JsonNode input) {
        note(input.path("ops").size());
        ObjectNode data = mapper.createObjectNode();
        ArrayNode results = data.putArray("results");
        input.path("ops").forEach(op -> result(results.addObject().put("index", results.size() - 1), op));
        return data.put("serverTime", time(Instant.now())).put("highWater", cursor(feed.size()));
    }

    private static void result(ObjectNode result, JsonNode op) {
        for (String name : new String[]{"opId", "type", "id"}) {
            result.set(name, op.path(name));
        }
        result.put("status", "applied");
        ObjectNode record = result.putObject("record");
        record.set("type", op.path("type"));
        record.set("id", op.path("id"));
        boolean deleted = op.path("op").asText().equals("delete");
        if (!deleted && op.path("data") instanceof ObjectNode fields) {
            record.setAll(fields);
        }
        String stamp = op.path("lastModified").asText();
        String time = stamp.substring(0, stamp.indexOf('Z') + 1);
        record.put("version", op.path("baseVersion").asLong() + 1).put("lastModified", stamp).put("deleted", deleted)
                .put("createdAt", time).put("updatedAt", time);
    }

    private byte[] pull(JsonNode input) {
        String cursor = input.path("cursor").asText();
        int from = input.path("cursor").isTextual() ? Integer.parseInt(cursor.substring(cursor.indexOf(':') + 1)) : 0;
        int to = Math.min(feed.size(), from + Math.min(MOST_ROWS, input.path("limit").asInt(200)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "{\"result\":{\"data\":{\"changes\":[");
        feed.write(from, to, out);
        text(out, "],\"cursor\":\"" + cursor(to) + "\",\"hasMore\":" + (to < feed.size()) + ",\"serverTime\":\""
                + time(Instant.now()) + "\"}}}");
        return out.toByteArray();
    }

    private synchronized void note(int count) {
        long now = System.nanoTime();
        if (requests > 0) {
            between.add(now - last);
        }
        last = now;
        requests++;
        operations += count;
    }

    /** What was pushed since somebody asked last, and how long it was from one push to the next. */
    private synchronized ObjectNode counts() {
        ObjectNode data = mapper.createObjectNode().put("requests", requests).put("operations", operations);
        if (between.count() > 0) {
            data.put("p50_ms", between.permille(500)).put("p99_ms", between.permille(990));
        }
        between = new Latencies();
        requests = 0;
        operations = 0;
        return data;
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String cursor(int number) {
        return EPOCH + ":" + number;
    }

    private static String time(Instant at) {
        return WireInstant.text(at.truncatedTo(ChronoUnit.MILLIS));
    }
}
