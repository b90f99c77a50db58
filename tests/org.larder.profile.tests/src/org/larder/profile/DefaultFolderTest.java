package org.larder.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class DefaultFolderTest {

    private static final Path HOME = Path.of("/home/ann").toAbsolutePath();
    private static final Path DATA = Path.of("/data").toAbsolutePath();

    @Test
    void onLinuxItFollowsTheDesktopsRules() {
        assertThat(DefaultFolder.of("Linux", Map.of(), HOME))
                .isEqualTo(HOME.resolve(".local/share/Larder/default"));
        assertThat(DefaultFolder.of("Linux", Map.of("XDG_DATA_HOME", DATA.toString()), HOME))
                .isEqualTo(DATA.resolve("Larder/default"));
        assertThat(DefaultFolder.of("Linux", Map.of("XDG_DATA_HOME", "relative"), HOME))
                .isEqualTo(HOME.resolve(".local/share/Larder/default"));
    }

    @Test
    void onMacItIsApplicationSupport() {
        assertThat(DefaultFolder.of("Mac OS X", Map.of(), HOME))
                .isEqualTo(HOME.resolve("Library/Application Support/Larder/default"));
    }

    @Test
    void onWindowsItIsTheRoamingData() {
        assertThat(DefaultFolder.of("Windows 11", Map.of("APPDATA", DATA.toString()), HOME))
                .isEqualTo(DATA.resolve("Larder/default"));
    }
}
