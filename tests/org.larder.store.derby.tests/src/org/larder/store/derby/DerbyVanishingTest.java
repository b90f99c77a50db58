package org.larder.store.derby;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.VanishingContract;

class DerbyVanishingTest extends VanishingContract {

    DerbyVanishingTest(@TempDir Path folder) {
        super(DerbyStores.in(folder));
    }
}
