package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.larder.trpc.TrpcException;

class PasswordsTest {

    private final Passwords passwords = new Passwords(64, 1, new SecureRandom());

    @Test
    void aHashKnowsItsPasswordAndNoOther() {
        Optional<String> hash = Optional.of(passwords.hash("pässwörd 🥣"));
        assertThat(passwords.matches("pässwörd 🥣", hash)).isTrue();
        assertThat(passwords.matches("pässwörd", hash)).isFalse();
    }

    @Test
    void nobodyHasAPassword() {
        assertThat(passwords.matches("", Optional.empty())).isFalse();
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same"));
    }

    @Test
    void aHashKeepsItsCostWhenTheCostIsRaised() {
        Optional<String> cheap = Optional.of(passwords.hash("old"));
        assertThat(new Passwords(128, 2, new SecureRandom()).matches("old", cheap)).isTrue();
    }

    @Test
    void theUsualCostIsThatOfTheRecommendation() {
        assertThat(new Passwords(new SecureRandom()).hash("x")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void aFloodOfPasswordsIsRefusedBeforeItTakesAllThreads() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var inside = new CountDownLatch(100);
        var slow = new Passwords(64, 1, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            @NonNullByDefault({})
            public void nextBytes(byte[] bytes) {
                if (Thread.currentThread().isVirtual()) {
                    inside.countDown();
                    await(gate);
                }
                super.nextBytes(bytes);
            }
        });
        try (ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100).forEach(each -> flood.submit(() -> slow.hash("x")));
            assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> slow.hash("y")).isInstanceOf(TrpcException.class).hasMessageContaining("at once");
            gate.countDown();
        }
        assertThat(slow.hash("z")).isNotEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
