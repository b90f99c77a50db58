package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;
import org.larder.testing.TestClock;
import org.larder.trpc.TrpcResult;

class AccountTest {

    private static final TestClock CLOCK = TestClock.noon();

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension(CLOCK);

    private final TestClient client = SERVER.client();
    private final String email = UUID.randomUUID() + "@example.org";

    @Test
    void ofParallelRegistrationsExactlyOneWins() {
        String input = "{'email':'" + email + "','password':'correct horse'}";
        List<TrpcResult> results = IntStream.range(0, 8).parallel()
                .mapToObj(each -> client.call("auth.register", input)).toList();
        assertThat(results).filteredOn(result -> result instanceof TrpcResult.Ok).hasSize(1);
        assertThat(results).filteredOn(result -> result instanceof TrpcResult.Failure failure
                && failure.httpStatus() == 409 && failure.reason().orElseThrow().equals("EMAIL_TAKEN")).hasSize(7);
    }

    @Test
    void anAccountIsItsEmailInLowerCaseAndItsName() {
        JsonNode tokens = client.data("auth.register",
                "{'email':'" + email.toUpperCase() + "','password':'correct horse','name':'Ann'}");
        assertThat(tokens.path("user").path("email").asText()).isEqualTo(email);
        assertThat(client.with(tokens.path("accessToken").asText()).data("auth.me", "")).isEqualTo(tokens.path("user"));
        assertThat(tokens.path("expiresIn").asInt()).isEqualTo(900);
        assertThat(tokens.path("user").path("name").asText()).isEqualTo("Ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a@b", "@b.org", "a b@c.org", "a@@b.org", ".a@b.org", "a..b@c.org", "a@b..org",
            "a@-b.org",
            "a@b.org "})
    void whatIsNoAddressIsRefused(String address) {
        var failure = client.failure("auth.register", "{'email':'" + address + "','password':'correct horse'}");
        assertThat(failure.zodError().orElseThrow().fieldErrors()).containsOnlyKeys("email");
    }

    @Test
    void aPasswordHas8To200CharactersAndANameAtMost100() {
        assertThat(faults("{'email':'" + email + "','password':'1234567'}")).containsExactly("password");
        assertThat(faults("{'email':'" + email + "','password':'" + "x".repeat(201) + "'}"))
                .containsExactly("password");
        assertThat(faults("{'email':'" + email + "','password':'12345678','name':'" + "x".repeat(101) + "'}"))
                .containsExactly("name");
        assertThat(faults("{'email':5}")).containsExactlyInAnyOrder("email", "password");
        assertThat(client
                .data("auth.register", "{'email':'" + email + "','password':'" + "x".repeat(200) + "','name':null}")
                .path("user").path("name").isNull()).isTrue();
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountFailAlike() {
        client.register(email);
        var wrong = client.failure("auth.login", "{'email':'" + email + "','password':'wrong'}");
        var unknown = client.failure("auth.login", "{'email':'x" + email + "','password':'wrong'}");
        assertThat(wrong).isEqualTo(unknown);
        assertThat(wrong.reason()).contains("INVALID_CREDENTIALS");
    }

    @Test
    void anAccessTokenRunsOutAfterAQuarterOfAnHour() {
        TestClient own = client.with(client.register(email).path("accessToken").asText());
        CLOCK.advance(Duration.ofSeconds(899));
        own.data("auth.me", "");
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(own.reason("auth.me", "")).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void aTokenChangedAtAnyPlaceIsNotValid() {
        String token = client.register(email).path("accessToken").asText();
        for (int index = 0; index < token.length(); index++) {
            char other = token.charAt(index) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, index) + other + token.substring(index + 1);
            assertThat(client.with(changed).reason("auth.me", "")).as("byte %d", index).isEqualTo("TOKEN_INVALID");
        }
        assertThat(client.with(token + "x").reason("auth.me", "")).isEqualTo("TOKEN_INVALID");
        assertThat(client.reason("auth.me", "")).isEqualTo("TOKEN_MISSING");
    }

    @Test
    void aRepeatedRefreshGivesTheSameSuccessorAsLongAsThatIsUnused() {
        String first = refreshToken(client.register(email));
        String second = refresh(first);
        CLOCK.advance(Duration.ofHours(5));
        assertThat(refresh(first)).isEqualTo(second).isNotEqualTo(first);
    }

    @Test
    void aRepeatedRefreshIsTakenForAMinuteThoughTheSuccessorIsInUse() {
        String first = refreshToken(client.register(email));
        String second = refresh(first);
        String third = refresh(second);
        CLOCK.advance(Duration.ofSeconds(60));
        assertThat(refresh(first)).isEqualTo(second);
        assertThat(refresh(second)).isEqualTo(third);
    }

    @Test
    void aCopiedTokenRevokesTheWholeFamily() {
        JsonNode other = client.register(email);
        String first = refreshToken(client.data("auth.login", "{'email':'" + email + "','password':'correct horse'}"));
        String second = refresh(first);
        String third = refresh(second);
        CLOCK.advance(Duration.ofSeconds(61));
        assertThat(refused(first)).isEqualTo("REFRESH_INVALID");
        assertThat(refused(second)).isEqualTo("REFRESH_INVALID");
        assertThat(refused(third)).isEqualTo("REFRESH_INVALID");
        refresh(refreshToken(other));
    }

    @Test
    void aRefreshTokenRunsOutAfterSixtyDays() {
        String first = refreshToken(client.register(email));
        CLOCK.advance(Duration.ofDays(60).minusSeconds(1));
        String second = refresh(first);
        CLOCK.advance(Duration.ofDays(60));
        assertThat(refused(second)).isEqualTo("REFRESH_INVALID");
    }

    @Test
    void parallelRefreshesGiveTheSameSuccessor() {
        String first = refreshToken(client.register(email));
        assertThat(IntStream.range(0, 8).parallel().mapToObj(each -> refresh(first)).distinct()).hasSize(1);
    }

    @Test
    void aLogoutEndsItsOwnFamilyOnly() {
        String stays = refreshToken(client.register(email));
        String ends = refreshToken(client.data("auth.login", "{'email':'" + email + "','password':'correct horse'}"));
        String successor = refresh(ends);
        client.data("auth.logout", "{'refreshToken':'" + ends + "'}");
        assertThat(refused(successor)).isEqualTo("REFRESH_INVALID");
        refresh(stays);
    }

    private List<String> faults(String input) {
        return List.copyOf(client.failure("auth.register", input).zodError().orElseThrow().fieldErrors().keySet());
    }

    private String refresh(String token) {
        return refreshToken(client.data("auth.refresh", "{'refreshToken':'" + token + "'}"));
    }

    private String refused(String token) {
        return client.reason("auth.refresh", "{'refreshToken':'" + token + "'}");
    }

    private static String refreshToken(JsonNode tokens) {
        return tokens.path("refreshToken").asText();
    }
}
