package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.VanishingContract;

class H2VanishingTest extends VanishingContract {

    H2VanishingTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
