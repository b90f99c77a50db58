package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.LarderServer;
import org.larder.server.config.ServerOptions;
import org.larder.server.http.HttpFront;
import org.larder.server.store.Account;
import org.larder.server.store.AccountTables;
import org.larder.server.testing.TestClient;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/** Hashes that a login computes; all else it does is too quick to tell accounts apart. */
class LoginCostTest {

    private static final String PASSWORD = "correct horse";
    private static final String LOGIN = "{'email':'known@example.org','password':'" + PASSWORD + "'}";

    private final List<String> computed = new CopyOnWriteArrayList<>();
    private Runnable meanwhile = () -> {};
    private final LarderServer server;
    private final HttpFront front;
    private final TestClient nobody;

    LoginCostTest(@TempDir Path folder) {
        ServerOptions options = ServerOptions.local(folder, 0);
        var random = new SecureRandom();
        server = LarderServer.open(options, new Passwords(64, 1, random, this::hash), random, InstantSource.system(),
                List.of());
        front = HttpFront.start(options, server.content());
        nobody = new TestClient(front.base());
    }

    @AfterEach
    void close() {
        front.close();
        server.close();
    }

    @Test
    void aWrongPasswordAnUnknownAccountAndADisabledOneCostAsMuchAsTheRightPassword() {
        nobody.register("known@example.org");
        nobody.register("disabled@example.org");
        Account disabled = server.store().accounts().byEmail("disabled@example.org").orElseThrow();
        server.store().accounts().change(disabled.id(), tables -> {
            tables.disabled(true);
            return disabled;
        });

        assertThat(costOfLogin("known@example.org", PASSWORD, Optional.empty())).containsExactly("64 1");
        assertThat(costOfLogin("known@example.org", "wrong horse", Optional.of("INVALID_CREDENTIALS")))
                .containsExactly("64 1");
        assertThat(costOfLogin("unknown@example.org", PASSWORD, Optional.of("INVALID_CREDENTIALS")))
                .containsExactly("64 1");
        assertThat(costOfLogin("disabled@example.org", PASSWORD, Optional.of("INVALID_CREDENTIALS")))
                .containsExactly("64 1");
    }

    @Test
    void aPasswordThatIsChangedWhileItIsLookedAtBeginsNoSession() {
        assertNothingBegins(tables -> tables.password(tables.account().passwordHash().replace("p=1$", "p=1$AA")));
    }

    @Test
    void anAccountThatIsDisabledWhileItsPasswordIsLookedAtBeginsNoSession() {
        assertNothingBegins(tables -> tables.disabled(true));
    }

    private void assertNothingBegins(Consumer<AccountTables> change) {
        nobody.register("known@example.org");
        Account known = server.store().accounts().byEmail("known@example.org").orElseThrow();
        meanwhile = () -> server.store().accounts().change(known.id(), tables -> {
            change.accept(tables);
            return known;
        });
        assertThat(nobody.reason("auth.login", LOGIN)).isEqualTo("INVALID_CREDENTIALS");
    }

    @Test
    void whatCouldNotBeLookedAtDoesNotCount() {
        nobody.register("known@example.org");
        meanwhile = () -> {
            throw new TrpcException(TrpcCode.SERVICE_UNAVAILABLE, "too many sign in at once");
        };
        for (int i = 0; i < 15; i++) {
            assertThat(nobody.failure("auth.login", LOGIN).code()).isEqualTo("SERVICE_UNAVAILABLE");
        }
        meanwhile = () -> {};
        nobody.data("auth.login", LOGIN);
    }

    private List<String> costOfLogin(String email, String password, Optional<String> refused) {
        computed.clear();
        String input = "{'email':'" + email + "','password':'" + password + "'}";
        if (refused.isPresent()) {
            assertThat(nobody.reason("auth.login", input)).isEqualTo(refused.get());
        } else {
            nobody.data("auth.login", input);
        }
        return List.copyOf(computed);
    }

    private byte[] hash(String password, byte[] salt, int kibibytes, int passes) {
        computed.add(kibibytes + " " + passes);
        meanwhile.run();
        byte[] hash = new byte[32];
        hash[0] = (byte) password.hashCode();
        hash[1] = salt[0];
        return hash;
    }
}
