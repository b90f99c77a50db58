package org.larder.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.UUID;

import org.larder.server.config.TlsFiles;

/** Certificates of one day, by the tool of the JDK. */
final class Certificates {

    private static final char[] PASSWORD = "password".toCharArray();

    private Certificates() {
    }

    /** Writes a certificate for 127.0.0.1 and its key. */
    static Certificate write(TlsFiles files, String name, String algorithm) throws Exception {
        KeyStore store = store(files.certificate().getParent(), name, algorithm);
        Certificate certificate = store.getCertificate("one");
        Files.writeString(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(files.key(), pem("PRIVATE KEY", store.getKey("one", PASSWORD).getEncoded()));
        return certificate;
    }

    static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }

    private static KeyStore store(Path folder, String name, String algorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve(UUID.randomUUID() + ".p12");
        Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "one", "-keyalg", algorithm, "-dname", "CN=" + name, "-validity", "1", "-ext",
                "san=ip:127.0.0.1", "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass",
                new String(PASSWORD)).redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(tool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
