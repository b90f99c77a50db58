package org.larder.server.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL out of the packages of this system, with its tools for backups. */
public final class InstalledPostgres implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int OLDEST = 14;
    private static final String USER = "larder";

    private final Path programs;
    private final Path folder;
    private final int port;

    private InstalledPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** The programs of the newest one that is here. */
    public static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> number(version) >= OLDEST)
                    .sorted(Comparator.comparingInt(InstalledPostgres::number).reversed())
                    .map(version -> version.resolve("bin"))
                    .filter(programs -> Stream.of("initdb", "pg_ctl", "pg_dump", "pg_restore", "createdb")
                            .allMatch(program -> Files.isExecutable(programs.resolve(program))))
                    .findFirst();
        }
    }

    /** Starts an empty one, whose files are in a folder that is not there yet. */
    public static InstalledPostgres start(Path programs, Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var postgres = new InstalledPostgres(programs, folder, port);
        postgres.control("initdb", "--pgdata", folder.toString(), "--username", USER, "--auth", "trust", "--encoding",
                "UTF8");
        postgres.control("pg_ctl", "start", "--wait", "--pgdata", folder.toString(), "--log",
                folder.resolve("log").toString(), "--options",
                "-h 127.0.0.1 -p " + port + " -c unix_socket_directories=''");
        return postgres;
    }

    /** The address of a database, with its user. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
    }

    /** Runs one of the tools on it. */
    public void run(String tool, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(programs.resolve(tool).toString(), "--host", "127.0.0.1",
                "--port", Integer.toString(port), "--username", USER));
        command.addAll(List.of(words));
        await(command);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        control("pg_ctl", "stop", "--wait", "--mode", "fast", "--pgdata", folder.toString());
    }

    /** PostgreSQL does not let itself be started by root, so it is shown nobody in particular. */
    private void control(String tool, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                "root".equals(System.getProperty("user.name")) ? List.of("unshare", "--user") : List.of());
        command.add(programs.resolve(tool).toString());
        command.addAll(List.of(words));
        await(command);
    }

    private static void await(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("postgres", ".log");
        try {
            int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException(command + " ended with " + exit + ": " + Files.readString(said));
            }
        } finally {
            Files.delete(said);
        }
    }

    private static int number(Path version) {
        String text = version.getFileName().toString();
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
