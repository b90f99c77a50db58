package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.ConflictContract;

class H2ConflictTest extends ConflictContract {

    H2ConflictTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
