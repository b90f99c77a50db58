package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.SharedCommitContract;

class H2SharedCommitTest extends SharedCommitContract {

    H2SharedCommitTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
