package org.larder.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {

    @Test
    void theKeyStaysTheSame(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("server.key");
        String mac = ServerKey.at(file, new SecureRandom()).mac("text");
        assertThat(ServerKey.at(file, new SecureRandom()).mac("text")).isEqualTo(mac).hasSize(43);
        assertThat(ServerKey.at(folder.resolve("other"), new SecureRandom()).mac("text")).isNotEqualTo(mac);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerReadsTheKey(@TempDir Path folder) throws IOException {
        ServerKey.at(folder.resolve("server.key"), new SecureRandom());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("server.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileThatIsNoKeyIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("server.key"), "short");
        assertThatThrownBy(() -> ServerKey.at(file, new SecureRandom())).isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("sign in again");
        assertThat(Files.readString(file)).isEqualTo("short");
    }
}
