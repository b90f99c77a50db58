import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server with a rule of its own, which Larder does not know: no food has more energy than pure fat. It stands before a
 * server product and hands it all requests, but keeps back the operations that break the rule and answers them as the
 * contract says: rejected, for good, with the field that is at fault.
 */
final class StrictServer implements AutoCloseable {

    static final int MOST_KCAL = 900;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> HOPS = Set.of("host", "connection", "content-length", "transfer-encoding",
            "upgrade", "expect", "http2-settings", "keep-alive", ":status");

    private final URI behind;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private StrictServer(URI behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    static StrictServer before(String address) throws IOException {
        StrictServer strict = new StrictServer(URI.create(address));
        strict.server.start();
        return strict;
    }

    /** Its base address. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + behind.getPath();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().endsWith("/sync.push")) {
                push(exchange, body);
            } else {
                HttpResponse<InputStream> answer = ask(exchange, body, HttpResponse.BodyHandlers.ofInputStream());
                head(exchange, answer, 0);
                try (InputStream from = answer.body(); OutputStream to = exchange.getResponseBody()) {
                    pour(from, to);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An operation that breaks the rule goes on as null, which keeps the places of the others. */
    private void push(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        JsonNode push = JSON.readTree(body);
        Map<Integer, JsonNode> refused = new TreeMap<>();
        if (push.path("ops") instanceof ArrayNode ops) {
            for (int i = 0; i < ops.size(); i++) {
                JsonNode op = ops.path(i);
                if (op.path("data").path("calories").asDouble() > MOST_KCAL) {
                    refused.put(i, op);
                    ops.set(i, JSON.nullNode());
                }
            }
        }
        HttpResponse<byte[]> answer = ask(exchange, JSON.writeValueAsBytes(push),
                HttpResponse.BodyHandlers.ofByteArray());
        byte[] said = answer.statusCode() == 200 ? refusing(refused, answer.body()) : answer.body();
        head(exchange, answer, said.length);
        exchange.getResponseBody().write(said);
    }

    private static byte[] refusing(Map<Integer, JsonNode> refused, byte[] body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        ArrayNode results = (ArrayNode) answer.path("result").path("data").path("results");
        refused.forEach((index, op) -> {
            ObjectNode result = (ObjectNode) results.path(index);
            List.of("opId", "type", "id").forEach(member -> result.set(member, op.path(member)));
            result.put("message", "the operation is not valid");
            result.putObject("fieldErrors").putArray("calories")
                    .add("must be at most " + MOST_KCAL + ", the energy of pure fat");
        });
        return JSON.writeValueAsBytes(answer);
    }

    private <T> HttpResponse<T> ask(HttpExchange exchange, byte[] body, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create("http://" + behind.getAuthority() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOPS.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), handler);
    }

    private static void head(HttpExchange exchange, HttpResponse<?> answer, long length) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!HOPS.contains(name.toLowerCase())) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), length);
    }

    /** Hands on what comes as it comes: a stream of events never ends. */
    private static void pour(InputStream from, OutputStream to) throws IOException {
        byte[] some = new byte[8192];
        for (int count = from.read(some); count >= 0; count = from.read(some)) {
            to.write(some, 0, count);
            to.flush();
        }
    }
}
