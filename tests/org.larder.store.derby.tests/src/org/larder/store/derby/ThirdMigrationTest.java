package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class ThirdMigrationTest extends MigrationContract {

    ThirdMigrationTest(@TempDir Path folder) throws IOException {
        super(folder, 3);
    }
}
