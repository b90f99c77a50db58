package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.LarderServer;
import org.larder.server.config.ServerOptions;
import org.larder.server.http.HttpFront;
import org.larder.server.store.Account;
import org.larder.server.testing.TestClient;

/** Hashes that a login computes; all else it does is too quick to tell accounts apart. */
class LoginCostTest {

    private static final String PASSWORD = "correct horse";

    private final List<String> computed = new CopyOnWriteArrayList<>();
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
        byte[] hash = new byte[32];
        hash[0] = (byte) password.hashCode();
        hash[1] = salt[0];
        return hash;
    }
}
