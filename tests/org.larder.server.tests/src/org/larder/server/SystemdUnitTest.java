package org.larder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of the operations guide, as systemd itself reads it. */
class SystemdUnitTest {

    private static final Path TOOL = Path.of("/usr/bin/systemd-analyze");

    @Test
    void systemdFindsNothingWrongWithTheUnit(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(TOOL), "there is no systemd here");
        Path unit = Path.of(System.getProperty("larder.root", ""), "docs", "operations", "larder-server.service");
        String text = Files.readString(unit);
        assertThat(text).contains("ExecStart=/opt/larder/server/larder-server --config ");
        Path copy = Files.writeString(folder.resolve("larder-server.service"),
                text.replaceFirst("ExecStart=.*", "ExecStart=/bin/true"));
        Process tool = new ProcessBuilder(TOOL.toString(), "verify", copy.toString()).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes());
        assertThat(tool.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("larder-server.service:");
    }
}
