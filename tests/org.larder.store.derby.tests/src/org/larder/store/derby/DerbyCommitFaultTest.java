package org.larder.store.derby;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.CommitFaultContract;

class DerbyCommitFaultTest extends CommitFaultContract {

    DerbyCommitFaultTest(@TempDir Path folder) {
        super(DerbyEngine::new, folder);
    }
}
