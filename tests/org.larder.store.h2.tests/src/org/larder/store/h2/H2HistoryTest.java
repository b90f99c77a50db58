package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.HistoryContract;

class H2HistoryTest extends HistoryContract {

    H2HistoryTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
