package org.larder.sync;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same, of somebody who knows nothing of operations: it ignores their names, versions and stamps. */
@Tag("interop")
class ForeignServerTest extends ServerKit {

    @RegisterExtension
    static final RunningServer<NodeServer> SERVER = new RunningServer<>(
            folder -> NodeServer.start("--no-sync", "--foreign"));

    ForeignServerTest(@TempDir Path folder) {
        super(folder, base());
    }

    @Override
    boolean keepsStamps() {
        return false;
    }

    private static URI base() {
        return SERVER.server().base();
    }
}
