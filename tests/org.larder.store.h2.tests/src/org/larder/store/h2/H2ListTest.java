package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.ListContract;

class H2ListTest extends ListContract {

    H2ListTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
