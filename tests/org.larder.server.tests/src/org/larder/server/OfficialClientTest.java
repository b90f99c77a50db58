package org.larder.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.config.DatabaseOptions;
import org.larder.server.config.ServerOptions;
import org.larder.server.testing.PostgresExtension;
import org.larder.server.testing.TestServer;

/** The official @trpc/client against this server; the checks stand in tests/interop. */
class OfficialClientTest {

    private static final Pattern LAST = Pattern.compile("(\\d+) passed, (\\d+) failed");
    private static final int CHECKS = 150;
    private static final int CONNECTIONS = 8;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Test
    void theOfficialClientFindsTheContractKeptOnDerby(@TempDir Path data) throws IOException, InterruptedException {
        keepsTheContract(ServerOptions.local(data, 0));
    }

    @Test
    void theOfficialClientFindsTheContractKeptOnPostgres(@TempDir Path data) throws IOException, InterruptedException {
        keepsTheContract(ServerOptions.local(data, 0)
                .database(new DatabaseOptions(POSTGRES.url(), Optional.empty(), Optional.empty(), CONNECTIONS)));
    }

    private static void keepsTheContract(ServerOptions options) throws IOException, InterruptedException {
        Path interop = Path.of(System.getProperty("larder.root", ""), "tests", "interop");
        assertThat(interop.resolve("node_modules/@trpc/client")).as("run \"npm ci\" in tests/interop first").exists();
        try (TestServer server = TestServer.withHooks(options, InstantSource.system())) {
            String output = run(interop, server.base().toString());
            Matcher last = LAST.matcher(output.substring(output.stripTrailing().lastIndexOf('\n') + 1).strip());
            assertThat(last.matches()).as(output).isTrue();
            assertThat(last.group(2)).as(output).isEqualTo("0");
            assertThat(Integer.parseInt(last.group(1))).as(output).isGreaterThanOrEqualTo(CHECKS);
        }
    }

    private static String run(Path interop, String base) throws IOException, InterruptedException {
        Path log = Files.createTempFile("interop", ".log");
        try {
            Process client = new ProcessBuilder("node", "--experimental-eventsource", "client.mjs", base, "--hooks")
                    .directory(interop.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            int code = client.waitFor();
            String output = Files.readString(log, StandardCharsets.UTF_8);
            assertThat(code).as(faults(output)).isZero();
            return output;
        } finally {
            Files.delete(log);
        }
    }

    /** What was not as it should be. */
    private static String faults(String output) {
        return output.lines().filter(line -> !line.startsWith("ok ")).collect(Collectors.joining("\n"));
    }
}
