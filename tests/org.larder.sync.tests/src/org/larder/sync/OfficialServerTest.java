package org.larder.sync;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server made of the official {@code @trpc/server}: {@code tests/interop/server.mjs}. */
@Tag("interop")
class OfficialServerTest extends ServerKit {

    @RegisterExtension
    static final RunningServer<NodeServer> SERVER = new RunningServer<>(folder -> NodeServer.start());

    OfficialServerTest(@TempDir Path folder) {
        super(folder, base());
    }

    private static URI base() {
        return SERVER.server().base();
    }
}
