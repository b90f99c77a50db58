package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.Household;
import org.larder.testing.store.DatabaseContract;

class H2DatabaseTest extends DatabaseContract {

    H2DatabaseTest(@TempDir Path folder) {
        super(Household::h2Engine, folder);
    }
}
