package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.CommitFaultContract;

class H2CommitFaultTest extends CommitFaultContract {

    H2CommitFaultTest(@TempDir Path folder) {
        super(H2Engine::new, folder);
    }
}
