package org.larder.sync;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server made of the official {@code @trpc/server} with records one by one and lists only (section 12 of the contract). */
@Tag("interop")
class SingleRecordsServerTest extends ServerKit {

    @RegisterExtension
    static final RunningServer<NodeServer> SERVER = new RunningServer<>(folder -> NodeServer.start("--no-sync"));

    SingleRecordsServerTest(@TempDir Path folder) {
        super(folder, base());
    }

    private static URI base() {
        return SERVER.server().base();
    }
}
