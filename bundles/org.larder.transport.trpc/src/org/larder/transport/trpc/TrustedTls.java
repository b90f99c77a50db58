package org.larder.transport.trpc;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.eclipse.jdt.annotation.Nullable;

/** TLS with the issuers that this computer trusts; they are read when the first secure connection is made. */
final class TrustedTls implements TlsSocketStrategy {

    private final SystemTrust trust;
    private Optional<TlsSocketStrategy> known = Optional.empty();

    TrustedTls(SystemTrust trust) {
        this.trust = trust;
    }

    @Override
    public SSLSocket upgrade(@Nullable Socket socket, @Nullable String target, int port, @Nullable Object attachment,
            @Nullable HttpContext context) throws IOException {
        return strategy().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy strategy() throws SSLException {
        try {
            TlsSocketStrategy strategy = known.isPresent() ? known.get()
                    : new DefaultClientTlsStrategy(trust.context());
            known = Optional.of(strategy);
            return strategy;
        } catch (GeneralSecurityException | IOException e) {
            throw new SSLException("this computer's trusted certificates cannot be used", e);
        }
    }
}
