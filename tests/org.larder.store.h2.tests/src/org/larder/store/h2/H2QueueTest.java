package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.QueueContract;

class H2QueueTest extends QueueContract {

    H2QueueTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
