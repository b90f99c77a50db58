package org.larder.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.larder.server.config.Networks;

/**
 * The caller's address behind proxies: of {@code X-Forwarded-For}, read from its end, the first address that is not a
 * trusted proxy itself. What others send there counts for nothing.
 */
@NonNullByDefault({})
final class TrustedProxies implements HttpConfiguration.Customizer {

    private final Networks trusted;

    TrustedProxies(Networks trusted) {
        this.trusted = trusted;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        return peer(request).filter(trusted::hold)
                .flatMap(peer -> caller(request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR)))
                .<Request>map(address -> new Forwarded(request, address)).orElse(request);
    }

    private static Optional<InetAddress> peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? Optional.ofNullable(peer.getAddress())
                : Optional.empty();
    }

    private Optional<InetAddress> caller(List<String> headers) {
        List<String> hops = headers.stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip).toList();
        Optional<InetAddress> nearest = Optional.empty();
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = Networks.address(bare(hop));
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address;
            if (!trusted.hold(address.get())) {
                return nearest;
            }
        }
        return nearest;
    }

    /** Some proxies add the port, and brackets to an IPv6 address. */
    private static String bare(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static final class Forwarded extends Request.Wrapper {

        private final ConnectionMetaData connection;

        Forwarded(Request request, InetAddress address) {
            super(request);
            connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return new InetSocketAddress(address, 0);
                }
            };
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
