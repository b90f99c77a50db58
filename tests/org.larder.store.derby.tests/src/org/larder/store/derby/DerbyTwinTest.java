package org.larder.store.derby;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.twin.TwinContract;

class DerbyTwinTest extends TwinContract {

    DerbyTwinTest(@TempDir Path folder) {
        super(number -> DerbyStores.in(folder.resolve("sequence-" + number)));
    }
}
