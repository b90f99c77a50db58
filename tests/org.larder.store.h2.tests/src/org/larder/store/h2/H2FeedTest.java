package org.larder.store.h2;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.store.FeedContract;

class H2FeedTest extends FeedContract {

    H2FeedTest(@TempDir Path folder) {
        super(H2Stores.in(folder));
    }
}
