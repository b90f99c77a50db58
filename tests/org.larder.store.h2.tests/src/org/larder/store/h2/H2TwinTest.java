package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.twin.TwinContract;

class H2TwinTest extends TwinContract {

    H2TwinTest(@TempDir Path folder) {
        super(number -> H2Stores.in(folder.resolve("sequence-" + number)));
    }
}
