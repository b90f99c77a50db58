package org.larder.transport.trpc;

import java.io.IOException;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The way to a server: as somebody set it, else as the Java runtime has it. A server on this computer is always reached
 * straight, for what is said to it need not be encrypted. Thread-safe.
 */
final class ProxyRoutes extends ProxySelector implements CredentialsProvider {

    private final AtomicReference<Optional<Proxies>> set = new AtomicReference<>(Optional.empty());

    void set(Proxies proxies) {
        set.set(Optional.of(proxies));
    }

    /** No effect if others were set meanwhile. */
    void unset(Proxies proxies) {
        set.updateAndGet(now -> now.filter(each -> each != proxies));
    }

    @Override
    @NonNullByDefault({})
    public List<Proxy> select(@Nullable URI address) {
        if (address == null || ServerAddress.of(address).loopback()) {
            return List.of(Proxy.NO_PROXY);
        }
        List<Proxy> found = set.get().map(each -> each.to(address)).orElseGet(() -> ofTheRuntime(address));
        return found.isEmpty() ? List.of(Proxy.NO_PROXY) : found;
    }

    @Override
    public void connectFailed(@Nullable URI address, @Nullable SocketAddress proxy, @Nullable IOException cause) {
        // the call that used it fails and says so
    }

    /** Of proxies only: a server is never logged in to this way. */
    @Override
    public @Nullable Credentials getCredentials(@Nullable AuthScope scope, @Nullable HttpContext context) {
        if (scope == null || scope.getHost() == null) {
            return null;
        }
        Optional<PasswordAuthentication> login = set.get()
                .flatMap(each -> each.login(scope.getHost(), scope.getPort()));
        if (login.isEmpty()) {
            return null;
        }
        return new UsernamePasswordCredentials(login.get().getUserName(), login.get().getPassword());
    }

    private static List<Proxy> ofTheRuntime(URI address) {
        return Optional.ofNullable(ProxySelector.getDefault()).map(each -> each.select(address)).orElse(List.of());
    }
}
