package org.larder.transport.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://host/trpc", "http://127.0.0.1:4300/trpc", "http://localhost/trpc",
            "http://[::1]:1/trpc",
            "HTTPS://host"})
    void anAddressThatCanBeUsedHasNoFault(String address) {
        assertThat(ServerAddress.fault(URI.create(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host/trpc", "http://localhost.example.org/trpc", "http://127.0.0.1.example.org/",
            "http://10.0.0.1/trpc", "ftp://host/trpc", "host/trpc", "/trpc", "https://ann:secret@host/trpc",
            "https://host/trpc?x=1", "https:host"})
    void anAddressThatCannotBeUsedSaysWhy(String address) {
        assertThat(ServerAddress.fault(URI.create(address))).isPresent();
    }

    @Test
    void theSameServerHasOneName() {
        assertThat(ServerAddress.of(URI.create("HTTPS://Host.Example/trpc/"))).isEqualTo(
                ServerAddress.of(URI.create("https://host.example/trpc")));
        assertThat(ServerAddress.of(URI.create("https://host/Trpc")).text()).isEqualTo("https://host/Trpc");
        assertThat(ServerAddress.of(URI.create("https://host")).resolve("a.b?x=%20").toString())
                .isEqualTo("https://host/a.b?x=%20");
    }
}
