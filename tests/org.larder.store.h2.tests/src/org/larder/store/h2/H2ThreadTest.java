package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.ThreadContract;

class H2ThreadTest extends ThreadContract {

    H2ThreadTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
