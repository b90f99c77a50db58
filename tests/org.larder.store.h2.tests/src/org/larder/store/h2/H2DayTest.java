package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.DayContract;

class H2DayTest extends DayContract {

    H2DayTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
