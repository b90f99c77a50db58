package org.larder.store.derby;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.Household;
import org.larder.testing.store.ContentsContract;

class DerbyContentsTest extends ContentsContract {

    DerbyContentsTest(@TempDir Path folder) {
        super(Household::derbyEngine, folder);
    }
}
