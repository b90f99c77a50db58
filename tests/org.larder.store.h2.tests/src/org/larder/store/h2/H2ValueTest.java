package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.ValueContract;

class H2ValueTest extends ValueContract {

    H2ValueTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
