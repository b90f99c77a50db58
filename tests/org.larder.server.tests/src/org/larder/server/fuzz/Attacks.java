package org.larder.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.server.testing.Ops;
import org.larder.server.testing.TestClient;
import org.larder.trpc.TrpcJson;

/** Requests that nobody should send, drawn from a seed. */
final class Attacks {

    private static final String ID = "0198c0de-0000-7000-8000-000000000001";
    private static final String STAMP = "2026-01-31T08:00:00.000Z-0000-aa";
    private static final Map<String, String> VALID = Map.ofEntries(Map.entry("health.ping", "{}"),
            Map.entry("auth.register", "{'email':'x','password':'correct horse','name':'A'}"),
            Map.entry("auth.login", "{'email':'nobody@example.org','password':'wrong horse'}"),
            Map.entry("auth.refresh", "{'refreshToken':'x'}"), Map.entry("auth.logout", "{'refreshToken':'x'}"),
            Map.entry("auth.me", "{}"), Map.entry("products.get", "{'id':'" + ID + "'}"),
            Map.entry("products.list", "{'query':'a','limit':5,'after':'" + place("Oats") + "'}"),
            Map.entry("products.create", "{'id':'" + ID + "'," + Ops.product("Oats") + ",'opId':'" + ID + "'}"),
            Map.entry("products.update",
                    "{'id':'" + ID + "'," + Ops.product("Rye") + ",'lastModified':'" + STAMP + "'}"),
            Map.entry("products.delete", "{'id':'" + ID + "','baseVersion':1}"),
            Map.entry("consumptions.get", "{'id':'" + ID + "'}"),
            Map.entry("consumptions.create",
                    "{'id':'" + ID + "'," + Ops.consumption(ID, "2026-01-31T08:00:00.000Z") + "}"),
            Map.entry("consumptions.update",
                    "{'id':'" + ID + "'," + Ops.consumption(ID, "2026-01-31T09:00:00.000Z") + ",'meal':'lunch'}"),
            Map.entry("consumptions.delete", "{'id':'" + ID + "'}"),
            Map.entry("consumptions.list", "{'from':'2026-01-01T00:00:00.000Z','to':'2027-01-01T00:00:00.000Z'}"),
            Map.entry("goals.get", "{'date':'2026-01-31'}"), Map.entry("goals.list", "{}"),
            Map.entry("goals.set", "{'effectiveFrom':'2026-01-31'," + Ops.goal(2000) + "}"),
            Map.entry("goals.delete", "{'effectiveFrom':'2026-01-31'}"),
            Map.entry("sync.push", "{'deviceId':'d1','ops':["
                    + Ops.op(ID, "products", "update", ID, 0, STAMP, "{" + Ops.product("Oats") + "}") + "]}"),
            Map.entry("sync.pull", "{'cursor':null,'limit':10,'types':['products']}"), Map.entry("sync.status", "{}"),
            Map.entry("sync.digest", "{'type':'products','prefix':'0'}"),
            Map.entry("sync.changes", "{'cursor':'x'}"),
            Map.entry("account.changePassword", "{'oldPassword':'wrong horse','newPassword':'better horse'}"),
            Map.entry("account.delete", "{'password':'wrong horse'}"),
            Map.entry("test.fail", "{'code':'CONFLICT','retryAfterMs':5}"),
            Map.entry("test.expiredToken", "{'inSec':-1}"), Map.entry("test.slow", "{'ms':1,'tag':'a'}"));
    private static final List<String> NAMES = VALID.keySet().stream().sorted().toList();
    private static final List<String> PATHS = List.of("/trpc/../trpc/health.ping", "/trpc/%2e%2e/%2e%2e/etc/passwd",
            "/trpc//health.ping", "/trpc/health.ping/..;/x", "/trpc/%00", "/trpc/%c0%ae%c0%ae/", "/trpc/health%2",
            "/trpc/,",
            "/trpc/,,,?batch=1", "/trpc/health.ping,health.ping?batch=1&input=[", "//trpc", "/trpc", "/trpc/",
            "/%2e/trpc/a",
            "/trpc/health.ping;jsessionid=1", "/trpc/health.ping?input=%", "/trpc/health.ping?input=%ff", "*", "/",
            "http://evil.example/trpc/health.ping", "/trpc/" + "a".repeat(4000),
            "/trpc/" + "a,".repeat(60) + "?batch=1",
            "/WEB-INF/web.xml", "/trpc/auth.login%20HTTP/1.1");

    private final SplittableRandom random;
    private final JsonChaos chaos;
    private final String token;

    Attacks(SplittableRandom random, String token) {
        this.random = random;
        this.token = token;
        chaos = new JsonChaos(random);
    }

    private static String place(String sortKey) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((ID + sortKey).getBytes(StandardCharsets.UTF_8));
    }

    Attack next() {
        String path = NAMES.get(random.nextInt(NAMES.size()));
        JsonNode valid = TestClient.json(VALID.getOrDefault(path, "{}"));
        return switch (random.nextInt(12)) {
            case 0, 1 -> call("random JSON", path, TrpcJson.text(chaos.value(4)));
            case 2, 3, 4 -> call("mutated", path, TrpcJson.text(chaos.mutated(valid)));
            case 5 -> call("SQL", path, TrpcJson.text(chaos.spread(valid, chaos.text())));
            case 6 -> post("raw bytes", path, noise(1 + random.nextInt(3000)));
            case 7 -> call("nested", path, nested());
            case 8 -> head("giant head", "GET /trpc/health.ping HTTP/1.1\r\nHost: x\r\nX-Big: "
                    + "x".repeat(16_000 + random.nextInt(60_000)));
            case 9 -> head("path", method() + " " + PATHS.get(random.nextInt(PATHS.size())) + " HTTP/1.1\r\nHost: x");
            case 10 -> broken(path, TrpcJson.text(valid));
            default -> cut(path, TrpcJson.text(valid));
        };
    }

    private Attack call(String name, String path, String input) {
        if (random.nextInt(4) > 0) {
            return post(name, path, input.getBytes(StandardCharsets.UTF_8));
        }
        String encoded = URLEncoder.encode(input, StandardCharsets.UTF_8);
        return head(name, "GET /trpc/" + path + "?input=" + encoded + " HTTP/1.1\r\nHost: x" + authorization());
    }

    private Attack post(String name, String path, byte[] body) {
        return new Attack(name, joined(("POST /trpc/" + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json"
                + authorization() + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n"), body),
                true);
    }

    private Attack head(String name, String lines) {
        return new Attack(name, joined(lines + "\r\nConnection: close\r\n\r\n", new byte[0]), true);
    }

    private Attack broken(String path, String body) {
        String start = "POST /trpc/" + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json"
                + authorization();
        return switch (random.nextInt(8)) {
            case 0 -> new Attack("noise", noise(1 + random.nextInt(500)), false);
            case 1 -> head("length", start + "\r\nContent-Length: -5");
            case 2 -> head("lengths", start + "\r\nContent-Length: 5\r\nContent-Length: 6");
            case 3 -> new Attack("chunk",
                    joined(start + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + body, noise(9)),
                    false);
            case 4 -> head("smuggled", start + "\r\nTransfer-Encoding: chunked\r\nContent-Length: 3");
            case 5 -> head("folded", "GET /trpc/health.ping HTTP/1.1\r\nHost: x\r\n\tX: y\r\n : z");
            case 6 -> new Attack("bomb",
                    joined(start + "\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: 40"
                            + "\r\n\r\n", noise(40)),
                    true);
            default -> head("no host", "GET /trpc/health.ping HTTP/1.1");
        };
    }

    private Attack cut(String path, String body) {
        byte[] whole = post("cut", path, body.getBytes(StandardCharsets.UTF_8)).bytes();
        return new Attack("cut", Arrays.copyOf(whole, random.nextInt(whole.length)), false);
    }

    private String nested() {
        int depth = 1000 + random.nextInt(9001);
        String opening = random.nextBoolean() ? "[" : "{\"a\":";
        return "{\"id\":" + opening.repeat(depth) + (random.nextBoolean() ? "1" + "]".repeat(depth) : "") + "}";
    }

    private String authorization() {
        return switch (random.nextInt(10)) {
            case 0 -> "";
            case 1 -> "\r\nAuthorization: Bearer " + token.substring(0, token.length() - 2) + "xx";
            case 2 -> "\r\nAuthorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.";
            case 3 -> "\r\nAuthorization: " + chaos.text().replaceAll("\\p{Cntrl}|[^\\x20-\\x7e]", "?");
            default -> "\r\nAuthorization: Bearer " + token;
        };
    }

    private String method() {
        return List.of("GET", "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "BREW").get(
                random.nextInt(10));
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(String head, byte[] body) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(body);
        return whole.toByteArray();
    }
}
