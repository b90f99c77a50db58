import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server that is measured. */
final class ServerProcess implements AutoCloseable {

    private static final String READY = "LARDER_SERVER ";

    private final Process process;
    private final URI base;

    private ServerProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Larder's, with a heap of 256 MB. */
    static ServerProcess larder(Path data, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                        System.getProperty("java.class.path"), "BenchServer", "--port", "0", "--data", data.toString(),
                        "--limit-requests", "1000000"));
        command.addAll(flags);
        return start(command, Path.of("."), data.resolveSibling(data.getFileName() + ".log"));
    }

    /** That of the official packages on Node, in memory. */
    static ServerProcess node(Path interop, Path log) throws IOException {
        return start(List.of("node", "server.mjs", "--port", "0"), interop, log);
    }

    URI base() {
        return base;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static ServerProcess start(List<String> command, Path folder, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException("the server did not start, see " + log);
        }
        return new ServerProcess(process, URI.create(line.substring(READY.length())));
    }
}
