package org.larder.ui.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({"larder.example.org, https://larder.example.org/trpc",
            "https://larder.example.org/, https://larder.example.org/trpc",
            "https://example.org/diary/trpc/, https://example.org/diary/trpc",
            "https://larder.example.org:8443, https://larder.example.org:8443/trpc",
            "localhost:4300, http://localhost:4300/trpc", "127.0.0.1:4300/trpc, http://127.0.0.1:4300/trpc",
            "http://[::1]:4300, http://[::1]:4300/trpc"})
    void anAddressIsUnderstood(String typed, URI address) {
        assertThat(ServerAddress.of(typed)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "http://larder.example.org/trpc", "ftp://larder.example.org", "https://",
            "https://me:secret@larder.example.org", "not an address", "http://127.0.0.1.example.org"})
    void whatWouldBeUnsafeOrIsNoAddressIsRefused(String typed) {
        assertThat(ServerAddress.of(typed)).isEmpty();
    }
}
