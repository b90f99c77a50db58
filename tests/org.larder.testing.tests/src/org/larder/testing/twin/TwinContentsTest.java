package org.larder.testing.twin;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.ContentsContract;

class TwinContentsTest extends ContentsContract {

    TwinContentsTest(@TempDir Path folder) {
        super(VolatileStorage.engines(), folder);
    }
}
