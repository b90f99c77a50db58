package org.larder.transport.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.larder.api.transport.ProbeResult;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

class ProxyRoutesTest {

    private static final URI SERVER = URI.create("https://larder.example/trpc");

    private final ProxyRoutes routes = new ProxyRoutes();

    private record Office(int port, Optional<String> user) implements Proxies {

        @Override
        public List<Proxy> to(URI address) {
            return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", port)));
        }

        @Override
        public Optional<PasswordAuthentication> login(String host, int asked) {
            return user.filter(name -> host.equals("127.0.0.1") && asked == port)
                    .map(name -> new PasswordAuthentication(name, "secret".toCharArray()));
        }
    }

    @Test
    void withoutSettingsOfOursTheRuntimeDecides() {
        assertThat(routes.select(SERVER)).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void whatIsSetCountsAsLongAsItIsSet() {
        var office = new Office(3128, Optional.empty());
        routes.set(office);
        assertThat(routes.select(SERVER)).singleElement().satisfies(
                each -> assertThat(each.type()).isEqualTo(Proxy.Type.HTTP));
        routes.unset(new Office(1, Optional.empty()));
        assertThat(routes.select(SERVER)).doesNotContain(Proxy.NO_PROXY);
        routes.unset(office);
        assertThat(routes.select(SERVER)).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void aServerOnThisComputerIsReachedStraight() {
        routes.set(new Office(3128, Optional.empty()));
        for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
            assertThat(routes.select(URI.create("http://" + host + ":4300/trpc"))).containsExactly(Proxy.NO_PROXY);
        }
    }

    private static void probe(Proxies proxies) throws IOException {
        var profile = new TestProfile(Path.of("unused"), "dev1");
        profile.change(settings -> settings.withServer(Optional.of(SERVER)));
        var transport = new TrpcTransport(profile, TestClock.noon());
        transport.setProxies(proxies);
        try {
            assertThat(transport.probe()).isNotInstanceOf(ProbeResult.Valid.class);
        } finally {
            transport.close();
        }
    }

    @Test
    void aSecureServerIsReachedThroughATunnelAndTheProxyIsLoggedInTo() throws IOException {
        var heads = new CopyOnWriteArrayList<String>();
        try (var proxy = new RawServer((head, in, out) -> {
            heads.add(head);
            out.write(("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"\r\n"
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        })) {
            probe(new Office(proxy.base().getPort(), Optional.of("ann")));
        }
        assertThat(heads).hasSize(2).allMatch(head -> head.startsWith("CONNECT larder.example:443 "));
        assertThat(heads.get(1)).contains("Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString("ann:secret".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aServerBehindASocksProxyIsReachedByItsNameWithTls() throws IOException {
        try (var proxy = new SocksProxy()) {
            probe(new Proxies() {

                @Override
                public List<Proxy> to(URI address) {
                    return List.of(new Proxy(Proxy.Type.SOCKS,
                            InetSocketAddress.createUnresolved("127.0.0.1", proxy.port())));
                }

                @Override
                public Optional<PasswordAuthentication> login(String host, int port) {
                    return Optional.empty();
                }
            });
            assertThat(proxy.asked()).containsOnly("larder.example:443 22");
        }
    }

    @Test
    void aServerIsNeverLoggedInToWithWhatAProxyAsksFor() throws IOException {
        var heads = new CopyOnWriteArrayList<String>();
        var server = new RawServer((head, in, out) -> {
            heads.add(head);
            out.write(("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n"
                    + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        });
        var profile = new TestProfile(Path.of("unused"), "dev1");
        profile.change(settings -> settings.withServer(Optional.of(server.base())));
        var transport = new TrpcTransport(profile, TestClock.noon());
        transport.setProxies(new Office(3128, Optional.of("ann")));
        assertThat(transport.probe()).isInstanceOf(ProbeResult.NotThisContract.class);
        assertThat(heads).singleElement().asString().doesNotContain("Authorization");
        transport.close();
        server.close();
    }
}
