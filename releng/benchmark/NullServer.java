import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server of the contract that stores nothing: it takes every operation, and has a feed of foods and entries that were
 * there before. It ends when its standard input does.
 *
 * <p>Arguments: foods and entries of the feed, operations that it takes per push.
 */
public final class NullServer {

    private static final int THREADS = 4;
    private static final String MOUNT = "/trpc/";

    private final ObjectMapper mapper = new ObjectMapper();
    private final NullProcedures procedures;

    private NullServer(NullProcedures procedures) {
        this.procedures = procedures;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int foods = Integer.parseInt(arguments[0]);
        int entries = Integer.parseInt(arguments[1]);
        var feed = new NullFeed(new RemoteWorld(new World(Math.max(1, foods))), foods, entries);
        var server = new NullServer(new NullProcedures(feed, Integer.parseInt(arguments[2])));
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newFixedThreadPool(THREADS));
        http.createContext(MOUNT, server::answer);
        http.start();
        System.out.println("LARDER_SERVER http://127.0.0.1:" + http.getAddress().getPort() + "/trpc");
        System.out.flush();
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(MOUNT.length());
            byte[] body = procedures.answer(path, input(exchange));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            exchange.sendResponseHeaders(body.length > 0 ? 200 : 404, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body.length > 0 ? body : unknown(path));
            }
        } catch (RuntimeException e) {
            e.printStackTrace();
            throw e;
        }
    }

    private JsonNode input(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            return mapper.readTree(exchange.getRequestBody().readAllBytes());
        }
        String query = exchange.getRequestURI().getRawQuery();
        return query != null && query.startsWith("input=")
                ? mapper.readTree(URLDecoder.decode(query.substring("input=".length()), StandardCharsets.UTF_8))
                : mapper.missingNode();
    }

    private byte[] unknown(String path) throws IOException {
        ObjectNode error = mapper.createObjectNode().put("message", "No procedure").put("code", -32004);
        error.putObject("data").put("code", "NOT_FOUND").put("httpStatus", 404).put("path", path);
        return mapper.writeValueAsBytes(mapper.createObjectNode().set("error", error));
    }

}
