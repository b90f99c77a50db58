package org.larder.store.derby;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.ThreadContract;

class DerbyThreadTest extends ThreadContract {

    DerbyThreadTest(@TempDir Path folder) {
        super(DerbyStores.in(folder));
    }
}
