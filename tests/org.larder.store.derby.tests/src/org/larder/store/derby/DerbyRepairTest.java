package org.larder.store.derby;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.RepairContract;

class DerbyRepairTest extends RepairContract {

    DerbyRepairTest(@TempDir Path folder) {
        super(DerbyStores.in(folder));
    }
}
