package org.larder.transport.trpc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.function.Resolver;
import org.apache.hc.core5.http.io.SocketConfig;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The way through a SOCKS proxy, which the HTTP client knows as a matter of its sockets. The proxy looks up the server's
 * name: inside such a network nobody else may be able to. Nobody is logged in to a SOCKS proxy. Thread-safe.
 */
@NonNullByDefault({})
final class SocksRoutes implements Resolver<HttpRoute, SocketConfig>, DnsResolver {

    private final ProxyRoutes routes;

    SocksRoutes(ProxyRoutes routes) {
        this.routes = routes;
    }

    @Override
    public SocketConfig resolve(HttpRoute route) {
        if (route.getProxyHost() != null) {
            return SocketConfig.DEFAULT;
        }
        return to(route.getTargetHost().getSchemeName(), route.getTargetHost().getHostName())
                .map(proxy -> SocketConfig.custom().setSocksProxyAddress(proxy).build()).orElse(SocketConfig.DEFAULT);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        if (to("https", host).isPresent()) {
            return List.of(InetSocketAddress.createUnresolved(host, port));
        }
        return SystemDefaultDnsResolver.INSTANCE.resolve(host, port);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    private Optional<SocketAddress> to(String scheme, String host) {
        String named = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return routes.select(URI.create(scheme + "://" + named)).stream()
                .filter(proxy -> proxy.type() == Proxy.Type.SOCKS).map(Proxy::address).findFirst();
    }
}
