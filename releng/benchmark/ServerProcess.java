import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
final class ServerProcess implements AutoCloseable {

    private static final String READY = "LARDER_SERVER ";

    private final Process process;
    private final URI address;

    private ServerProcess(ProcessBuilder builder) throws IOException {
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException("the server did not start: " + line);
        }
        address = URI.create(line.substring(READY.length()));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** One that stores nothing. */
    static ServerProcess storingNothing(int foods, int entries, int operationsPerPush) throws IOException {
        return new ServerProcess(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-cp", System.getProperty("java.class.path"), "NullServer", String.valueOf(foods),
                String.valueOf(entries), String.valueOf(operationsPerPush)));
    }

    /** Larder's own, with a heap of 256 MB and the product's collector. */
    static ServerProcess larder(Path data, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseParallelGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("BenchServer", "--port", "0", "--data", data.toString(), "--limit-requests", "1000000"));
        command.addAll(flags);
        return new ServerProcess(new ProcessBuilder(command));
    }

    /** The one on the official @trpc/server, if it is installed. */
    static ServerProcess official(File folder) throws IOException {
        if (!new File(folder, "node_modules/@trpc/server").isDirectory()) {
            throw new IOException("the npm package @trpc/server is missing: run `npm ci` in " + folder);
        }
        return new ServerProcess(new ProcessBuilder("node", "server.mjs").directory(folder));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
