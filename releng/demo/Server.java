import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running server product.
 *
 * @param process the process
 * @param address its base address
 */
record Server(Process process, String address) {

    private static final String READY = "LARDER_SERVER ";

    /** Starts it and waits until it serves; port 0 picks one. */
    static Server start(Children children, Path product, Path data, int port) throws Exception {
        Process process = children.start("server", Map.of(), List.of(product.resolve("larder-server").toString(), "--data",
                data.toString(), "--port", String.valueOf(port)));
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = CompletableFuture.supplyAsync(() -> firstLine(out)).get(60, TimeUnit.SECONDS);
        if (!line.startsWith(READY)) {
            throw new StepFailedException("the server said '" + line + "'");
        }
        CompletableFuture.runAsync(() -> out.lines().forEach(ignored -> {
        }));
        return new Server(process, line.substring(READY.length()).strip());
    }

    int port() {
        return URI.create(address).getPort();
    }

    private static String firstLine(BufferedReader out) {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
