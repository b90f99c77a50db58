package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.QuarantineContract;

class H2QuarantineTest extends QuarantineContract {

    H2QuarantineTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
