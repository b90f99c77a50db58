package org.larder.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theServerListensOnThisMachineOnly() {
        ServerOptions options = parse();
        assertThat(options.listen()).hasToString("127.0.0.1:4300");
        assertThat(options.database().derbyFolder()).contains(options.data().resolve("derby"));
        assertThat(options.tls()).isEmpty();
        assertThat(options.management()).isEmpty();
        assertThat(held(options.proxies(), "127.0.0.1")).isFalse();
    }

    @Test
    void everythingCanBeChosen() {
        ServerOptions options = parse("--host", "::1", "--port", "0", "--data", "here", "--db", "jdbc:derby:there",
                "--db-connections", "3", "--tls-certificate", "a.pem", "--tls-key", "b.pem", "--proxies", "10.0.0.0/8",
                "--management-port", "9", "--limit-connections", "7", "--limit-requests", "8", "--limit-streams", "5",
                "--limit-seconds", "9",
                "--stop-seconds", "1", "--log-level", "debug");
        assertThat(options.listen()).isEqualTo(new Address("::1", 0)).hasToString("[::1]:0");
        assertThat(options.data()).isEqualTo(Path.of("here").toAbsolutePath());
        assertThat(options.database().derbyFolder()).contains(Path.of("there").toAbsolutePath());
        assertThat(options.database().connections()).isEqualTo(3);
        assertThat(options.tls()).contains(
                new TlsFiles(Path.of("a.pem").toAbsolutePath(), Path.of("b.pem").toAbsolutePath()));
        assertThat(options.management()).contains(new Address("127.0.0.1", 9));
        assertThat(options.load()).isEqualTo(new Load(7, 8, 5, Duration.ofSeconds(9)));
        assertThat(options.drain()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.logLevel()).isEqualTo(LogLevel.DEBUG);
    }

    @Test
    void aFlagWinsOverAVariableAndThatOverTheFile() throws IOException {
        String file = file("listen.port = 1", "listen.host = h1", "log.level = debug").toString();
        Map<String, String> variables = Map.of("LARDER_SERVER_LISTEN_PORT", "2", "LARDER_SERVER_LISTEN_HOST", "h2",
                "LARDER_SERVER_CONFIG", file);
        ServerOptions options = ServerOptions.parse(List.of("--port", "3"), variables);
        assertThat(options.listen()).isEqualTo(new Address("h2", 3));
        assertThat(options.logLevel()).isEqualTo(LogLevel.DEBUG);
    }

    @Test
    void theFileOfTheFlagIsReadAndNotThatOfTheVariable() throws IOException {
        ServerOptions options = ServerOptions.parse(List.of("--config", file("listen.port = 1").toString()),
                Map.of("LARDER_SERVER_CONFIG", "nowhere"));
        assertThat(options.listen().port()).isEqualTo(1);
    }

    @Test
    void whatIsSetIsToldWithItsOriginAndWithoutSecrets() throws IOException {
        Path file = file("# the database", "", "db.password = se\\", "  cret",
                "db.url = jdbc:postgresql://ann:hidden@h/x?sslpassword=hidden&ssl=true");
        String printed = Configuration.of(List.of("--config", file.toString(), "--port", "7"),
                Map.of("LARDER_SERVER_DB_USER", "larder")).print();
        assertThat(printed).doesNotContain("hidden", "cret").contains("db.password = *** ")
                .contains("jdbc:postgresql://***@h/x?sslpassword=***&ssl=true");
        assertThat(printed.lines().map(line -> line.replaceAll(" +", " "))).contains("listen.port = 7 # --port",
                "db.user = larder # LARDER_SERVER_DB_USER", "db.password = *** # " + file + ":3",
                "limits.connections = 10000 # default");
    }

    @Test
    void theDatabaseOfPostgresqlHasAUserAndAPassword() throws IOException {
        DatabaseOptions database = ServerOptions.parse(List.of("--db", "jdbc:postgresql://h/x", "--db-user", "larder",
                "--db-password-file", file("secret").toString()), Map.of()).database();
        assertThat(database).isEqualTo(
                new DatabaseOptions("jdbc:postgresql://h/x", Optional.of("larder"), Optional.of("secret"), 16));
        assertThat(database.toString()).doesNotContain("secret");
        assertThat(database.derbyFolder()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--prot 1,--prot", "--port x,not x", "--port 65536,65535", "--port -1,65535", "--port,needs a value",
            "--db jdbc:mysql://h/x,--db takes jdbc:derby:FOLDER", "--db jdbc:derby:,jdbc:derby:FOLDER",
            "--db jdbc:derby:x;create=true,jdbc:derby:FOLDER", "--db jdbc:derby:memory:x,jdbc:derby:FOLDER",
            "--tls-key k.pem,tls.certificate", "--tls-certificate k.pem,tls.key", "--proxies 10.0.0.0/40,10.0.0.0/40",
            "--proxies example.org,example.org", "--log-level loud,not loud", "--config nowhere.conf,nowhere.conf",
            "--db-password-file nowhere,nowhere", "more,more"})
    void aWrongWordIsNamed(String words, String named) {
        assertThatThrownBy(() -> parse(words.split(" "))).isInstanceOf(UsageException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen.prot = 1", "listen.port = many", "listen.port = 2"})
    void aWrongLineIsNamedByFileAndNumber(String line) throws IOException {
        Path file = file("# ports", "listen.port = 1", "", line);
        if (line.endsWith("many")) {
            Files.writeString(file, "# ports\n\n\n" + line);
        }
        assertThatThrownBy(() -> parse("--config", file.toString())).isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file + ":4: ").hasMessageContaining("listen.p");
    }

    @Test
    void aWrongVariableIsNamed() {
        assertThatThrownBy(() -> ServerOptions.parse(List.of(), Map.of("LARDER_SERVER_PROT", "1")))
                .isInstanceOf(UsageException.class).hasMessageContaining("LARDER_SERVER_PROT");
        assertThatThrownBy(() -> ServerOptions.parse(List.of(), Map.of("LARDER_SERVER_LISTEN_PORT", "x")))
                .isInstanceOf(UsageException.class).hasMessageContaining("LARDER_SERVER_LISTEN_PORT");
    }

    @Test
    void theSecretsOfAnAddressAreNotRepeated() {
        assertThatThrownBy(() -> parse("--db", "jdbc:mysql://ann:secret@h/x")).isInstanceOf(UsageException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aNetworkHoldsTheAddressesThatBeginLikeIt() {
        Networks networks = parse("--proxies", "10.1.0.0/15, 192.168.1.7, fd00::/9").proxies();
        assertThat(List.of("10.0.255.255", "10.1.2.3", "192.168.1.7", "fd7f::1"))
                .allMatch(each -> held(networks, each));
        assertThat(List.of("10.2.0.0", "192.168.1.6", "fd80::1", "127.0.0.1")).noneMatch(each -> held(networks, each));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "", "10.1", "10.1.2.3.4", "::g", "300.1.1.1"})
    void aNameIsNoAddressAndNeverLookedUp(String text) {
        assertThat(Networks.address(text)).isEmpty();
    }

    private static boolean held(Networks networks, String address) {
        return networks.hold(Networks.address(address).orElseThrow());
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("server.properties"), List.of(lines));
    }

    private static ServerOptions parse(String... words) {
        return ServerOptions.parse(List.of(words), Map.of());
    }
}
