package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.larder.server.testing.Ops;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;
import org.larder.testing.TestClock;

/** What people do with their own accounts. */
class AccountProceduresTest {

    private static final TestClock CLOCK = TestClock.noon();

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension(CLOCK);

    private final String email = UUID.randomUUID() + "@example.org";
    private final TestClient nobody = SERVER.client();
    private final JsonNode session = nobody.register(email);
    private final TestClient user = nobody.with(session.path("accessToken").asText());

    @Test
    void afterAChangeTheNewPasswordIsTheOnlyOne() {
        user.data("account.changePassword", "{'oldPassword':'correct horse','newPassword':'battery staple'}");
        assertThat(login("correct horse")).isEqualTo("INVALID_CREDENTIALS");
        nobody.data("auth.login", "{'email':'" + email + "','password':'battery staple'}");
    }

    @Test
    void aChangeEndsTheOtherSessionsAndGivesTheCallerANewOne() {
        JsonNode other = nobody.data("auth.login", "{'email':'" + email + "','password':'correct horse'}");
        JsonNode renewed = user.data("account.changePassword",
                "{'oldPassword':'correct horse','newPassword':'battery staple'}");
        assertThat(refresh(session)).isEqualTo("REFRESH_INVALID");
        assertThat(refresh(other)).isEqualTo("REFRESH_INVALID");
        nobody.data("auth.refresh", "{'refreshToken':'" + renewed.path("refreshToken").asText() + "'}");
        assertThat(nobody.with(renewed.path("accessToken").asText()).data("auth.me", "{}").path("email").asText())
                .isEqualTo(email);
    }

    @Test
    void aWrongPasswordChangesNothingAndCountsLikeAFailedLogin() {
        for (int each = 0; each < 5; each++) {
            assertThat(user.reason("account.changePassword", "{'oldPassword':'wrong','newPassword':'battery staple'}"))
                    .isEqualTo("INVALID_CREDENTIALS");
            assertThat(user.reason("account.delete", "{'password':'wrong'}")).isEqualTo("INVALID_CREDENTIALS");
        }
        assertThat(user.reason("account.delete", "{'password':'correct horse'}")).isEqualTo("LOGIN_RATE_LIMITED");
        assertThat(login("correct horse")).isEqualTo("LOGIN_RATE_LIMITED");
        nobody.data("auth.refresh", "{'refreshToken':'" + session.path("refreshToken").asText() + "'}");
    }

    @Test
    void aShortPasswordIsNotTaken() {
        assertThat(user.failure("account.changePassword", "{'oldPassword':'correct horse','newPassword':'short'}")
                .zodError().orElseThrow().fieldErrors()).containsOnlyKeys("newPassword");
    }

    @Test
    void aDeletedAccountIsGoneWithItsDataAndItsEmailIsFree() {
        user.push(Ops.upsert("products", Ops.id(), 0, Ops.stamp(CLOCK.instant(), 0), Ops.product("Oats")));
        assertThat(user.data("account.delete", "{'password':'correct horse'}").path("ok").asBoolean()).isTrue();
        assertThat(user.reason("sync.pull", "{}")).isEqualTo("TOKEN_INVALID");
        assertThat(login("correct horse")).isEqualTo("INVALID_CREDENTIALS");
        assertThat(refresh(session)).isEqualTo("REFRESH_INVALID");
        TestClient again = nobody.with(nobody.register(email).path("accessToken").asText());
        assertThat(again.data("sync.pull", "{}").path("changes")).isEmpty();
    }

    @Test
    void anotherUserIsNotTouched() {
        String address = "other." + email;
        JsonNode other = nobody.register(address);
        TestClient others = nobody.with(other.path("accessToken").asText());
        others.push(Ops.upsert("products", Ops.id(), 0, Ops.stamp(CLOCK.instant(), 0), Ops.product("Oats")));
        JsonNode before = others.data("sync.pull", "{}").path("changes");
        user.data("account.changePassword", "{'oldPassword':'correct horse','newPassword':'better horse'}");
        user.data("account.delete", "{'password':'better horse','email':'" + address + "','id':'"
                + other.path("user").path("id").asText() + "'}");
        assertThat(others.data("sync.pull", "{}").path("changes")).hasSize(1).isEqualTo(before);
        nobody.data("auth.refresh", "{'refreshToken':'" + other.path("refreshToken").asText() + "'}");
        nobody.data("auth.login", "{'email':'" + address + "','password':'correct horse'}");
    }

    @Test
    void withoutATokenNothingHappens() {
        assertThat(nobody.reason("account.delete", "{'password':'correct horse'}")).isEqualTo("TOKEN_MISSING");
        assertThat(nobody.reason("account.changePassword", "{}")).isEqualTo("TOKEN_MISSING");
    }

    private String login(String password) {
        return nobody.reason("auth.login", "{'email':'" + email + "','password':'" + password + "'}");
    }

    private String refresh(JsonNode tokens) {
        return nobody.reason("auth.refresh", "{'refreshToken':'" + tokens.path("refreshToken").asText() + "'}");
    }
}
