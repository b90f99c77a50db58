package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.RepairContract;

class H2RepairTest extends RepairContract {

    H2RepairTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
