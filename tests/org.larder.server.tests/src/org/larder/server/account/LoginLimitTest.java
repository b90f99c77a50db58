package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.larder.server.testing.Reply;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;
import org.larder.testing.TestClock;

class LoginLimitTest {

    private static final TestClock CLOCK = TestClock.noon();

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension(CLOCK);

    private final TestClient client = SERVER.client();
    private final String email = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void register() {
        client.register(email);
    }

    @Test
    void of14ParallelWrongTriesExactly10AreLookedAt() {
        List<String> reasons = IntStream.range(0, 14).parallel().mapToObj(each -> wrong()).toList();
        assertThat(reasons).filteredOn("INVALID_CREDENTIALS"::equals).hasSize(10);
        assertThat(reasons).filteredOn("LOGIN_RATE_LIMITED"::equals).hasSize(4);
    }

    @Test
    void eachTryOfABatchCounts() {
        String paths = IntStream.range(0, 14).mapToObj(each -> "auth.login").collect(Collectors.joining(","));
        String inputs = IntStream.range(0, 14)
                .mapToObj(each -> "\"" + each + "\":" + input("wrong").replace('\'', '"'))
                .collect(Collectors.joining(",", "{", "}"));
        Reply reply = client.post(paths + "?batch=1", inputs);
        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().findValuesAsText("httpStatus")).filteredOn("429"::equals).hasSize(4);
        assertThat(reply.header("Retry-After")).contains("900");
    }

    @Test
    void theRightPasswordIsNotLookedAtEither() {
        fail(10);
        CLOCK.advance(Duration.ofMillis(100_500));
        var refused = client.failure("auth.login", input("correct horse"));
        assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused.retryAfter()).contains(Duration.ofMillis(799_500));
        assertThat(client.post("auth.login", input("correct horse").replace('\'', '"')).header("Retry-After"))
                .contains("800");
    }

    @Test
    void theWindowSlides() {
        fail(5);
        CLOCK.advance(Duration.ofMinutes(10));
        fail(5);
        assertThat(client.reason("auth.login", input("correct horse"))).isEqualTo("LOGIN_RATE_LIMITED");
        CLOCK.advance(Duration.ofMinutes(5));
        client.data("auth.login", input("correct horse"));
    }

    @Test
    void refusedTriesDoNotCount() {
        fail(10);
        CLOCK.advance(Duration.ofMinutes(14));
        IntStream.range(0, 5).forEach(each -> assertThat(wrong()).isEqualTo("LOGIN_RATE_LIMITED"));
        CLOCK.advance(Duration.ofMinutes(1));
        client.data("auth.login", input("correct horse"));
    }

    @Test
    void aSuccessClearsTheCount() {
        fail(9);
        client.data("auth.login", input("correct horse"));
        fail(10);
        assertThat(wrong()).isEqualTo("LOGIN_RATE_LIMITED");
    }

    @Test
    void faultyInputsDoNotCountAndLetterCaseDoesNotMatter() {
        fail(9);
        client.failure("auth.login", "{'email':'" + email + "'}");
        assertThat(client.reason("auth.login", "{'email':'" + email.toUpperCase() + "','password':'wrong'}"))
                .isEqualTo("INVALID_CREDENTIALS");
        assertThat(wrong()).isEqualTo("LOGIN_RATE_LIMITED");
    }

    @Test
    void anEmailWithBlanksIsNobodys() {
        assertThat(client.reason("auth.login", "{'email':'" + email + "  ','password':'correct horse'}"))
                .isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void unknownAccountsCountAlikeAndOthersAreNotTouched() {
        String unknown = "{'email':'x" + email + "','password':'wrong'}";
        IntStream.range(0, 10).forEach(
                each -> assertThat(client.reason("auth.login", unknown)).isEqualTo("INVALID_CREDENTIALS"));
        assertThat(client.reason("auth.login", unknown)).isEqualTo("LOGIN_RATE_LIMITED");
        client.data("auth.login", input("correct horse"));
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(each -> assertThat(wrong()).isEqualTo("INVALID_CREDENTIALS"));
    }

    private String wrong() {
        return client.reason("auth.login", input("wrong"));
    }

    private String input(String password) {
        return "{'email':'" + email + "','password':'" + password + "'}";
    }
}
