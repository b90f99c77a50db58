package org.larder.transport.trpc;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.account.Session;
import org.larder.api.transport.SyncTransport;
import org.larder.server.testing.TestServer;
import org.larder.testing.TestProfile;
import org.larder.testing.transport.ServerContract;

/** The server of this house, over HTTP; an account for each test. */
@SuppressWarnings("resource")
class TrpcContractTest extends ServerContract {

    private static Optional<TestServer> server = Optional.empty();

    private final String email = "ann" + UUID.randomUUID() + "@example.org";
    private final List<TrpcTransport> made = new ArrayList<>();
    private Optional<Session> session = Optional.empty();

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = Optional.of(TestServer.start(folder));
    }

    @AfterAll
    static void stop() {
        server.ifPresent(TestServer::close);
    }

    @AfterEach
    void close() {
        made.forEach(TrpcTransport::close);
    }

    @Override
    protected SyncTransport device(String deviceId) {
        URI base = server.orElseThrow().base();
        var profile = new TestProfile(Path.of("unused"), deviceId);
        profile.change(settings -> settings.withServer(Optional.of(base)));
        var transport = new TrpcTransport(profile, InstantSource.system());
        made.add(transport);
        if (session.isEmpty()) {
            session = Optional.of(transport.register(email, "correct horse", Optional.empty()));
        }
        transport.use(session.orElseThrow());
        return transport;
    }
}
