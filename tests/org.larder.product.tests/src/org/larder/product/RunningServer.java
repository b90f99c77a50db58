package org.larder.product;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server product when it is ready, and who calls it. */
final class RunningServer implements AutoCloseable {

    private static final String READY = "LARDER_SERVER ";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Program program;
    private final URI base;
    private Optional<String> token = Optional.empty();

    private RunningServer(Program program, URI base) {
        this.program = program;
        this.base = base;
    }

    /** Starts it on a free port. @param home the folder for its data and its output */
    static RunningServer start(Path home, String... words) throws IOException {
        Program program = starting(home, words).now();
        try {
            return new RunningServer(program,
                    URI.create(program.line(line -> line.startsWith(READY)).substring(READY.length())));
        } catch (AssertionError e) {
            program.close();
            throw e;
        }
    }

    private static Program.Start starting(Path home, String... words) {
        String[] all = Stream.concat(Stream.of(words),
                Stream.of("--data", home.resolve("server").toString(), "--port", "0")).toArray(String[]::new);
        return Program.Start.of(home, Built.product("server").resolve("larder-server"), all);
    }

    Program program() {
        return program;
    }

    /** From now on it is called with this access token. */
    void token(String access) {
        token = Optional.of(access);
    }

    HttpResponse<String> query(String procedure, String input) throws IOException, InterruptedException {
        return get(procedure + "?input=" + URLEncoder.encode(input, StandardCharsets.UTF_8));
    }

    /** @param call what follows the base address */
    HttpResponse<String> get(String call) throws IOException, InterruptedException {
        return send(request(call).GET());
    }

    HttpResponse<String> post(String call, String body) throws IOException, InterruptedException {
        return send(request(call).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The text of a member of an answer. */
    static String member(String name, HttpResponse<String> answer) {
        Matcher found = Pattern.compile('"' + name + "\":\"([^\"]+)\"").matcher(answer.body());
        if (!found.find()) {
            throw new AssertionError("no " + name + " in " + answer.body());
        }
        return found.group(1);
    }

    @Override
    public void close() {
        client.close();
        program.close();
    }

    private HttpRequest.Builder request(String call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/" + call)).timeout(PATIENCE);
        token.ifPresent(access -> request.header("Authorization", "Bearer " + access));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
