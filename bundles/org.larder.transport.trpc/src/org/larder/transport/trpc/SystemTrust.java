package org.larder.transport.trpc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuers that this computer trusts: those of the Java runtime, and those of the operating system, where
 * administrators put the certificates of their own house.
 *
 * @param stores key stores of the operating system, by their Java names; those that are not here are passed over
 * @param bundles files of certificates in PEM form; the first that is there is read
 */
record SystemTrust(List<String> stores, List<Path> bundles) {

    private static final Logger LOG = LoggerFactory.getLogger(SystemTrust.class);
    private static final List<String> STORES = List.of("Windows-ROOT", "KeychainStore", "KeychainStore-ROOT");
    private static final List<String> BUNDLES = List.of("/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem");
    private static final Pattern PEM = Pattern
            .compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    /** Of the system that this program runs on. */
    static SystemTrust here() {
        return new SystemTrust(STORES, Stream.concat(Optional.ofNullable(System.getenv("SSL_CERT_FILE")).stream(),
                BUNDLES.stream()).map(Path::of).toList());
    }

    /** For connections to servers whose certificates one of the issuers signed. */
    SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (Certificate issuer : issuers()) {
            all.setCertificateEntry("issuer" + all.size(), issuer);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(all);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private List<Certificate> issuers() throws GeneralSecurityException {
        List<Certificate> issuers = new ArrayList<>(ofTheRuntime());
        stores.forEach(name -> issuers.addAll(ofStore(name)));
        bundles.stream().filter(Files::isReadable).findFirst().ifPresent(file -> issuers.addAll(ofBundle(file)));
        return issuers;
    }

    private static List<Certificate> ofTheRuntime() throws GeneralSecurityException {
        TrustManagerFactory runtime = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        runtime.init((KeyStore) null);
        List<Certificate> issuers = new ArrayList<>();
        for (TrustManager manager : runtime.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                Collections.addAll(issuers, x509.getAcceptedIssuers());
            }
        }
        return issuers;
    }

    private static List<Certificate> ofStore(String name) {
        List<Certificate> issuers = new ArrayList<>();
        try {
            KeyStore store = KeyStore.getInstance(name);
            store.load(null, null);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    issuers.add(store.getCertificate(alias));
                }
            }
        } catch (KeyStoreException e) {
            LOG.debug("no key store {} here", name);
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("the trusted certificates of {} cannot be read: {}", name, e.getMessage());
        }
        return issuers;
    }

    private static List<Certificate> ofBundle(Path file) {
        List<Certificate> issuers = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).results()
                    .forEach(block -> add(issuers, factory, block.group()));
        } catch (IOException | CertificateException e) {
            LOG.warn("the trusted certificates in {} cannot be read: {}", file, e.getMessage());
        }
        return issuers;
    }

    /** One that Java does not understand spoils none of the others. */
    private static void add(List<Certificate> issuers, CertificateFactory factory, String pem) {
        try {
            issuers.add(factory.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (CertificateException e) {
            LOG.debug("a trusted certificate is passed over: {}", e.getMessage());
        }
    }
}
