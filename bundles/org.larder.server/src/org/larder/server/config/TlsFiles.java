package org.larder.server.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of the server's certificate, both PEM.
 *
 * @param certificate the certificate, then its chain
 */
public record TlsFiles(Path certificate, Path key) {

    static Optional<TlsFiles> of(Configuration configuration) {
        boolean certificate = configuration.optional(Setting.TLS_CERTIFICATE).isPresent();
        boolean key = configuration.optional(Setting.TLS_KEY).isPresent();
        if (certificate != key) {
            throw new UsageException(certificate
                    ? configuration.named(Setting.TLS_CERTIFICATE) + " needs " + Setting.TLS_KEY.key() + " too"
                    : configuration.named(Setting.TLS_KEY) + " needs " + Setting.TLS_CERTIFICATE.key() + " too");
        }
        return certificate
                ? Optional.of(new TlsFiles(configuration.path(Setting.TLS_CERTIFICATE),
                        configuration.path(Setting.TLS_KEY)))
                : Optional.empty();
    }
}
