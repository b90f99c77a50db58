package org.larder.sync;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.testing.TestServer;

/** The server of this house. */
class JavaServerTest extends ServerKit {

    /** So short that no timer of the other device has its turn while the test waits. */
    private static final Duration DEBOUNCE = Duration.ofMillis(300);

    @RegisterExtension
    static final RunningServer<TestServer> SERVER = new RunningServer<>(TestServer::start);

    JavaServerTest(@TempDir Path folder) {
        super(folder, base());
    }

    @Test
    void anEditReachesTheOtherDeviceByTheStreamOfChanges() {
        signUp();
        signInTwo();
        both();
        UUID id = add(one, "Oats");
        one.manager.syncNow();
        scheduler.settle();
        Awaitility.await().until(() -> {
            scheduler.advance(DEBOUNCE);
            return name(two, id).equals("Oats");
        });
    }

    private static URI base() {
        return SERVER.server().base();
    }
}
