package org.larder.product;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** A process of its own. It ends with the test that started it, and with the machine that runs the test, even when killed. */
final class Program implements AutoCloseable {

    /** Longer than anything here takes on a machine that is busy otherwise. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Pattern OF_LIBRARIES = Pattern
            .compile("^\\(\\S+:\\d+\\): [\\w.-]+-(WARNING|CRITICAL|Message) ");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** How to start one. @param home the folder for its data, settings and output */
    record Start(Path home, List<String> command, Map<String, String> environment, List<String> privileges) {

        static Start of(Path home, Path program, String... words) {
            return new Start(home, Stream.concat(Stream.of(program.toString()), Stream.of(words)).toList(), Map.of(),
                    List.of());
        }

        /** With a variable of the environment; an empty one is taken away. */
        Start with(String name, String value) {
            var more = new HashMap<>(environment);
            more.put(name, value);
            return new Start(home, command, more, privileges);
        }

        /** Bound by the permissions of files even when root runs the test. */
        Start asOrdinaryUser() {
            return new Start(home, command, environment, List.of("--bounding-set=-all", "--inh-caps=-all"));
        }

        Program now() throws IOException {
            Path out = Files.createTempFile(home, "out", ".txt");
            Path err = Files.createTempFile(home, "err", ".txt");
            var builder = new ProcessBuilder(words()).directory(home.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            Map<String, String> variables = builder.environment();
            variables.put("XDG_DATA_HOME", home.resolve("data").toString());
            variables.put("XDG_CONFIG_HOME", home.resolve("config").toString());
            variables.put("XDG_CACHE_HOME", Built.kept("cache").toString());
            variables.put("LARDER_JAVA_ARGS", "-Duser.home=" + home);
            variables.remove("JAVA_TOOL_OPTIONS");
            environment.forEach(variables::put);
            variables.values().removeIf(String::isEmpty);
            return new Program(builder.start(), out, err);
        }

        private List<String> words() {
            var words = new ArrayList<String>();
            if (Files.isExecutable(SETPRIV)) {
                words.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
                words.addAll(privileges);
                words.add("--");
            }
            words.addAll(command);
            return words;
        }
    }

    /** Waits for its end. */
    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE + said());
        }
        return process.exitValue();
    }

    /** What is asked of it with SIGTERM. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exit();
    }

    /** Waits for a line on its standard output. */
    String line(Predicate<String> wanted) {
        await("the line", () -> out().lines().anyMatch(wanted));
        return out().lines().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits for a condition, no longer than the process runs. */
    void await(String what, Callable<Boolean> condition) {
        await(what, PATIENCE, condition);
    }

    /** As {@link #await(String, Callable)}, for what may take longer. */
    void await(String what, Duration patience, Callable<Boolean> condition) {
        try {
            Awaitility.await(what).atMost(patience).pollDelay(Duration.ZERO).pollInterval(POLL)
                    .failFast("the program ended", () -> !process.isAlive() && !condition.call())
                    .until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError(e.getMessage() + said(), e);
        }
    }

    /** Waits for a window of its title on the screen. */
    long window(String title) {
        var seen = new ArrayList<Long>();
        await("the window " + title, () -> {
            Screen.window(title).ifPresent(seen::add);
            return !seen.isEmpty();
        });
        return seen.get(0);
    }

    /** A line on its standard input. */
    void say(String line) throws IOException {
        BufferedWriter in = process.outputWriter();
        in.write(line);
        in.newLine();
        in.flush();
    }

    /** No more lines. */
    void endInput() throws IOException {
        process.outputWriter().close();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    /** What it wrote on its standard error, without the warnings of the libraries of the windows. */
    List<String> complaints() {
        return err().lines().filter(line -> !line.isBlank() && !OF_LIBRARIES.matcher(line).find()).toList();
    }

    /** What it said, for messages. */
    String said() {
        return "\nstandard output:\n" + out() + "\nstandard error:\n" + err();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
