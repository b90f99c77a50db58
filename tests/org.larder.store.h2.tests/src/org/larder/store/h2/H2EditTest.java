package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.EditContract;

class H2EditTest extends EditContract {

    H2EditTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
