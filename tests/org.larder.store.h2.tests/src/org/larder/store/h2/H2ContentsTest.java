package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.Household;
import org.larder.testing.store.ContentsContract;

class H2ContentsTest extends ContentsContract {

    H2ContentsTest(@TempDir Path folder) {
        super(Household::h2Engine, folder);
    }
}
