package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.config.ServerOptions;
import org.larder.server.testing.Reply;
import org.larder.server.testing.TestClient;
import org.larder.server.testing.TestServer;
import org.larder.trpc.TrpcException;

class UserRateTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T08:00:00Z"));
    private final UserRate rate = new UserRate(3, now::get);

    @Test
    void whoSpentAMinuteWaitsForTheNextCallAndOthersDoNot() {
        callThrice("ann");
        TrpcException refused = catchThrowableOfType(TrpcException.class, () -> rate.count("ann"));
        Duration wait = refused.retryAfter().orElseThrow();
        assertThat(wait).isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_001));
        callThrice("bob");
        now.updateAndGet(time -> time.plus(wait));
        rate.count("ann");
        assertThatThrownBy(() -> rate.count("ann")).isInstanceOf(TrpcException.class);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));
        callThrice("ann");
        assertThatThrownBy(() -> rate.count("ann")).isInstanceOf(TrpcException.class);
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        callThrice("ann");
        now.updateAndGet(time -> time.minus(Duration.ofDays(1)));
        rate.count("ann");
    }

    @Test
    void theAnswerTellsWhenToComeAgain(@TempDir Path folder) {
        ServerOptions options = ServerOptions.parse(
                List.of("--port", "0", "--data", folder.toString(), "--limit-requests", "2"), Map.of());
        try (TestServer server = TestServer.start(options, InstantSource.system())) {
            TestClient ann = new TestClient(server.base()).registered();
            ann.data("sync.status", "");
            Reply batch = ann.post("sync.status,sync.status?batch=1", "{}");
            assertThat(batch.status()).isEqualTo(207);
            assertThat(batch.header("Retry-After").map(Integer::parseInt).orElseThrow()).isBetween(1, 31);
            JsonError refused = new JsonError(batch);
            assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
            new TestClient(server.base()).registered().data("sync.status", "");
        }
    }

    private void callThrice(String user) {
        rate.count(user);
        rate.count(user);
        rate.count(user);
    }

    private record JsonError(Reply batch) {

        String code() {
            return batch.json().path(1).path("error").path("data").path("code").asText();
        }
    }
}
