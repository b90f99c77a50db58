package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

class ServerKeyTest {

    private final AtomicReference<List<byte[]>> secrets = new AtomicReference<>(List.of(new byte[]{1}));
    private final ServerKey key = new ServerKey(secrets::get);

    @Test
    void aMacIsOneOfItsTextAndSecret() {
        String mac = key.mac("text");
        assertThat(mac).hasSize(43).isEqualTo(key.mac("text")).isNotEqualTo(key.mac("other"));
        assertThat(key.signed("text", mac)).isTrue();
        assertThat(key.signed("other", mac)).isFalse();
        secrets.set(List.of(new byte[]{2}));
        assertThat(key.signed("text", mac)).isFalse();
    }

    @Test
    void afterARotationTheSecretBeforeIsGoodAndTheNewOneSigns() {
        String old = key.mac("text");
        secrets.set(List.of(new byte[]{2}, new byte[]{1}));
        assertThat(key.mac("text")).isNotEqualTo(old);
        assertThat(key.signed("text", old)).isTrue();
        assertThat(key.signed("text", key.mac("text"))).isTrue();
    }
}
