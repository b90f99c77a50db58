package org.larder.sync;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.testing.TestServer;

/** The server of this house. */
class JavaServerTest extends ServerKit {

    @RegisterExtension
    static final RunningServer<TestServer> SERVER = new RunningServer<>(TestServer::start);

    JavaServerTest(@TempDir Path folder) {
        super(folder, base());
    }

    private static URI base() {
        return SERVER.server().base();
    }
}
