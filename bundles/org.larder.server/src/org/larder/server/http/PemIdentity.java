package org.larder.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.larder.server.config.TlsFiles;

/** A certificate with its chain and its private key, out of PEM files. */
final class PemIdentity {

    /** Protects the entry in memory only. */
    static final String PASSWORD = "larder";

    private static final Pattern KEY = Pattern
            .compile("-----BEGIN ((?:RSA |EC )?)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    private PemIdentity() {
    }

    /** @throws PemException naming the file and what is wrong with it */
    static KeyStore read(TlsFiles files) {
        Certificate[] chain = chain(files.certificate());
        PrivateKey key = key(files.key(), chain[0].getPublicKey());
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("larder", key, PASSWORD.toCharArray(), chain);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new PemException(files.certificate() + " and " + files.key() + " cannot be used together", e);
        }
    }

    private static Certificate[] chain(Path file) {
        try {
            Collection<? extends Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(content(file)));
            if (!chain.isEmpty()) {
                return chain.toArray(new Certificate[0]);
            }
        } catch (GeneralSecurityException e) {
            throw new PemException(file + " holds no certificates in PEM", e);
        }
        throw new PemException(file + " holds no certificates in PEM");
    }

    private static PrivateKey key(Path file, PublicKey publicKey) {
        Matcher pem = KEY.matcher(new String(content(file), StandardCharsets.US_ASCII));
        if (!pem.find()) {
            throw new PemException(file + " holds no private key in PEM without a password; \"openssl pkey -in KEY -out"
                    + " NEW\" makes one of a key with a password");
        }
        try {
            byte[] pkcs8 = pkcs8(pem.group(1), Base64.getMimeDecoder().decode(pem.group(2)));
            String algorithm = publicKey.getAlgorithm();
            PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (pair(key, publicKey)) {
                return key;
            }
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new PemException(file + " holds no key of the certificate's kind, " + publicKey.getAlgorithm(), e);
        }
        throw new PemException(file + " is not the key of the certificate");
    }

    /** What older tools write, as everybody reads it. */
    private static byte[] pkcs8(String form, byte[] key) throws IOException {
        return switch (form) {
            case "RSA " -> info(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    RSAPrivateKey.getInstance(key));
            case "EC " -> {
                ECPrivateKey ec = ECPrivateKey.getInstance(key);
                yield info(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, ec.getParametersObject()), ec);
            }
            default -> key;
        };
    }

    private static byte[] info(AlgorithmIdentifier algorithm, ASN1Encodable key) throws IOException {
        return new PrivateKeyInfo(algorithm, key).getEncoded();
    }

    private static boolean pair(PrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(algorithm.getBytes(StandardCharsets.US_ASCII));
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(algorithm.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(signed);
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new PemException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
