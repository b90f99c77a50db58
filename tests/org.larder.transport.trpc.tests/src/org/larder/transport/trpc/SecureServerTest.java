package org.larder.transport.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.account.Session;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

/** Servers with certificates that nobody, or the administrator of this computer only, vouches for. */
class SecureServerTest {

    private static final String PASSWORD = "changeit";

    private final TestClock clock = TestClock.noon();
    private final Path folder;
    private final TestProfile profile = new TestProfile(Path.of("unused"), "dev1");
    private Optional<HttpsServer> server = Optional.empty();

    SecureServerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        keytool("-genkeypair", "-alias", "larder", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                "SAN=dns:localhost", "-validity", "2", "-storetype", "PKCS12", "-keystore", store().toString(),
                "-storepass", PASSWORD);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(keys()));
        https.createContext("/", exchange -> {
            byte[] answer = ScriptedServer.PING.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        https.start();
        server = Optional.of(https);
        at("localhost");
    }

    @AfterEach
    void stop() {
        server.orElseThrow().stop(0);
    }

    private Path store() {
        return folder.resolve("server.p12");
    }

    private void at(String host) {
        profile.change(settings -> settings.withServer(Optional.of(
                URI.create("https://" + host + ":" + server.orElseThrow().getAddress().getPort() + "/trpc"))));
    }

    private SSLContext keys() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private Path bundle() throws IOException, InterruptedException {
        Path pem = folder.resolve("issuers.pem");
        keytool("-exportcert", "-rfc", "-alias", "larder", "-keystore", store().toString(), "-storepass", PASSWORD,
                "-file", pem.toString());
        Files.writeString(pem, "# the house's own\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
                + Files.readString(pem));
        return pem;
    }

    private ProbeResult probe(Path... bundles) {
        TrpcTransport transport = transport(bundles);
        try {
            return transport.probe();
        } finally {
            transport.close();
        }
    }

    private TrpcTransport transport(Path... bundles) {
        return new TrpcTransport(profile, clock, Bounds.CALL, Bounds.PROBE,
                new SystemTrust(List.of("NoSuchStore"), List.of(bundles)));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNamed() {
        assertThat(probe()).isInstanceOfSatisfying(ProbeResult.Unreachable.class,
                found -> assertThat(found.reason()).contains("does not trust the server's certificate"));
        TrpcTransport transport = transport();
        transport.use(new Session("u1", "ann@example.org", "a1", "r1", clock.instant().plusSeconds(600)));
        assertThatThrownBy(() -> transport.pull(Optional.empty(), 1)).isInstanceOfSatisfying(TransportException.class,
                e -> assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT)).hasMessageContaining("certificate");
        transport.close();
    }

    @Test
    void aCertificateAmongThoseOfTheSystemIsTrusted() throws IOException, InterruptedException {
        assertThat(probe(folder.resolve("none.pem"), bundle())).isInstanceOf(ProbeResult.Valid.class);
    }

    @Test
    void aCertificateOfAnotherHostIsNot() throws IOException, InterruptedException {
        at("127.0.0.1");
        assertThat(probe(bundle())).isInstanceOfSatisfying(ProbeResult.Unreachable.class,
                found -> assertThat(found.reason()).contains("certificate"));
    }

    @Test
    void theIssuersOfTheRuntimeAndOfThisSystemCanBeRead() throws GeneralSecurityException, IOException {
        assertThat(SystemTrust.here().context().getProtocol()).isEqualTo("TLS");
    }
}
