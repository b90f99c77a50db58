package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.testing.kill.Kills;

class KillTest {

    private static final int KILLS = Boolean.getBoolean("larder.long") ? 200 : 20;

    @Test
    @Tag("F4")
    void whatReturnedBeforeTheProcessWasKilledIsThereAndTheQueueGoesOn(@TempDir Path folder)
            throws IOException, InterruptedException {
        System.out.println("Derby: " + new Kills(new DerbyStorage(), folder, 3).kills(KILLS));
    }
}
