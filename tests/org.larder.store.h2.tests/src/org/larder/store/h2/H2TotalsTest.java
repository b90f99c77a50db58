package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.TotalsContract;

class H2TotalsTest extends TotalsContract {

    H2TotalsTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
