package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.SearchContract;

class H2SearchTest extends SearchContract {

    H2SearchTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
