package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.StepContract;

class H2StepTest extends StepContract {

    H2StepTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
