package org.larder.store.h2;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.kill.Kills;

class H2KillTest {

    private static final int KILLS = Boolean.getBoolean("larder.long") ? 200 : 20;

    @Test
    @Tag("F4")
    void whatReturnedBeforeTheProcessWasKilledIsThereAndTheQueueGoesOn(@TempDir Path folder)
            throws IOException, InterruptedException {
        System.out.println("H2: " + new Kills(new H2Storage(), folder, 3).kills(KILLS));
    }
}
