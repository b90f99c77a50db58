import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The processes that the demo starts. None outlives it. */
final class Children implements AutoCloseable {

    private final Path logs;
    private final ConcurrentLinkedQueue<Process> running = new ConcurrentLinkedQueue<>();
    private int count;

    Children(Path logs) {
        this.logs = logs;
    }

    /** Starts a program; its standard error goes to a log of its own. */
    Process start(String name, Map<String, String> environment, List<String> command) throws IOException {
        Files.createDirectories(logs);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(logs.resolve(String.format("%02d-%s.log", ++count, name)).toFile());
        Process process = builder.start();
        running.add(process);
        return process;
    }

    /** Ends a process as a power cut would: SIGKILL, nothing is told to it. */
    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new StepFailedException("process " + process.pid() + " does not end");
        }
    }

    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
    }
}
