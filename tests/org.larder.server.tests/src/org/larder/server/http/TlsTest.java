package org.larder.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.server.config.ServerOptions;
import org.larder.server.config.TlsFiles;
import org.larder.server.testing.TestServer;

class TlsTest {

    @TempDir
    private Path folder = Path.of("");
    private TlsFiles files = new TlsFiles(Path.of(""), Path.of(""));

    @BeforeEach
    void place() {
        files = new TlsFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    }

    @Test
    void aChangedCertificateIsUsedWithoutARestartAndABadOneIsNot() throws Exception {
        Certificate first = Certificates.write(files, "first", "RSA");
        try (TestServer server = TestServer.start(options(), InstantSource.system())) {
            assertThat(server.base().getScheme()).isEqualTo("https");
            assertThat(shown(server.base())).isEqualTo(first);
            Certificate second = Certificates.write(files, "second", "EC");
            await().atMost(Duration.ofSeconds(20)).until(() -> shown(server.base()).equals(second));
            Files.writeString(files.key(), "junk");
            assertThat(shown(server.base())).isEqualTo(second);
        }
    }

    @Test
    void plainHttpIsNotAnsweredByATlsPort() throws Exception {
        Certificates.write(files, "first", "EC");
        try (TestServer server = TestServer.start(options(), InstantSource.system());
                var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /trpc/health.ping HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer)).doesNotContain("200 OK").doesNotContain("nutrition");
        }
    }

    @Test
    void olderFormsOfKeysAreReadToo() throws Exception {
        Certificates.write(files, "old", "RSA");
        Files.writeString(files.key(), old("RSA PRIVATE KEY"));
        assertThat(PemIdentity.read(files).size()).isEqualTo(1);
        Certificates.write(files, "old", "EC");
        Files.writeString(files.key(), old("EC PRIVATE KEY"));
        assertThat(PemIdentity.read(files).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"chain.pem,junk,no certificates", "key.pem,junk,no private key", "key.pem,gone,cannot be read",
            "key.pem,-----BEGIN ENCRYPTED PRIVATE KEY-----,openssl pkey"})
    void aFileThatCannotBeUsedIsNamed(String name, String content, String named) throws Exception {
        Certificates.write(files, "first", "EC");
        if (content.equals("gone")) {
            Files.delete(folder.resolve(name));
        } else {
            Files.writeString(folder.resolve(name), content);
        }
        assertThatThrownBy(() -> PemIdentity.read(files)).isInstanceOf(PemException.class).hasMessageContaining(named)
                .hasMessageContaining(folder.resolve(name).toString());
    }

    @Test
    void theKeyOfAnotherCertificateIsRefused() throws Exception {
        Certificates.write(files, "first", "EC");
        Certificates.write(new TlsFiles(folder.resolve("other.pem"), files.key()), "other", "EC");
        assertThatThrownBy(() -> PemIdentity.read(files)).isInstanceOf(PemException.class)
                .hasMessageContaining("not the key of the certificate");
        Certificates.write(new TlsFiles(folder.resolve("other.pem"), files.key()), "other", "RSA");
        assertThatThrownBy(() -> PemIdentity.read(files)).isInstanceOf(PemException.class).hasMessageContaining("EC");
    }

    private ServerOptions options() {
        return ServerOptions.parse(List.of("--port", "0", "--data", folder.toString(), "--tls-certificate",
                files.certificate().toString(), "--tls-key", files.key().toString()), Map.of());
    }

    private String old(String form) throws IOException, GeneralSecurityException {
        KeyStore store = PemIdentity.read(files);
        byte[] pkcs8 = store.getKey("larder", PemIdentity.PASSWORD.toCharArray()).getEncoded();
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
        ASN1Encodable inner = form.startsWith("RSA")
                ? info.parsePrivateKey()
                : new ECPrivateKey(384, ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(),
                        info.getPrivateKeyAlgorithm().getParameters());
        return Certificates.pem(form, inner.toASN1Primitive().getEncoded());
    }

    private static Certificate shown(URI base) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{new Anybody()}, null);
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket(base.getHost(), base.getPort())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @NonNullByDefault({})
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("nobody asks for a client's certificate");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            assertThat(chain).isNotEmpty();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
