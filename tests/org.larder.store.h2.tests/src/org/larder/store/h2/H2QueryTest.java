package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.QueryContract;

class H2QueryTest extends QueryContract {

    H2QueryTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
