import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The desktop product's runtime without its window, on one profile, taking commands by "batch". */
final class Client implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "";

    private final Process process;
    private final Writer in;
    private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Client(Process process) {
        this.process = process;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::read);
    }

    /** Starts it and waits until the profile is open. */
    static Client start(Children children, Path product, Path profile, String server, String password) throws Exception {
        Client client = new Client(children.start("client", environment(password), command(product, profile, server, "batch")));
        client.ask("store", "show");
        return client;
    }

    /** Runs a single command; the exit code. */
    static int run(Children children, Path product, Path profile, String... words) throws Exception {
        Process process = children.start("command", environment(""), command(product, profile, "", words));
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new StepFailedException(String.join(" ", words) + " does not end");
        }
        return process.exitValue();
    }

    /** Says a command and waits for its answer; what it did is on disk then. */
    JsonNode ask(String... words) throws Exception {
        JsonNode answer = tryTo(words);
        if (!answer.path("ok").asBoolean()) {
            throw new StepFailedException(String.join(" ", words) + ": " + answer.path("error").asText());
        }
        return answer.path("result");
    }

    /** As {@link #ask}, but a command may fail. */
    JsonNode tryTo(String... words) throws Exception {
        say(words);
        String line = answers.poll(120, TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
            throw new StepFailedException(String.join(" ", words) + ": the client " + (line == null ? "does not answer" : "ended"));
        }
        return JSON.readTree(line);
    }

    /** Waits until its status is as wanted; nothing is done meanwhile. */
    JsonNode waitFor(int seconds, Predicate<JsonNode> condition) throws Exception {
        long before = System.nanoTime();
        while (true) {
            JsonNode status = ask("status");
            if (condition.test(status)) {
                return status;
            }
            if (Steps.seconds(before) > seconds) {
                throw new StepFailedException("did not come about within " + seconds + " s: " + status);
            }
            Thread.sleep(50);
        }
    }

    /** Says a command without waiting for the answer. */
    void say(String... words) throws IOException {
        in.write(JSON.writeValueAsString(words) + "\n");
        in.flush();
    }

    Process process() {
        return process;
    }

    /** Ends it in good order. */
    @Override
    public void close() throws Exception {
        in.close();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new StepFailedException("the client did not end in good order");
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().forEach(answers::add);
        } catch (IOException | UncheckedIOException e) {
            // The process was killed.
        }
        answers.add(END);
    }

    private static Map<String, String> environment(String password) {
        return Map.of("LARDER_WORKBENCH", "@none", "LARDER_PASSWORD", password);
    }

    private static List<String> command(Path product, Path profile, String server, String... words) {
        List<String> command = new ArrayList<>(List.of(product.resolve("larder").toString(), "-application",
                "org.larder.cli.application", "--profile", profile.toString()));
        if (!server.isEmpty()) {
            command.addAll(List.of("--server", server));
        }
        command.addAll(List.of(words));
        return command;
    }
}
