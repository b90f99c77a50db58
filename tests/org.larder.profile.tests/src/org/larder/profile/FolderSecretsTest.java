package org.larder.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderSecretsTest {

    private final Path folder;
    private final FolderSecrets secrets;

    FolderSecretsTest(@TempDir Path parent) {
        folder = parent.resolve("secrets");
        secrets = new FolderSecrets(folder);
    }

    @Test
    void aSecretIsFoundAgainUntilItIsRemoved() {
        assertThat(secrets.find("token")).isEmpty();

        secrets.put("token", "s3cret\n");
        secrets.put("token", "grün");
        assertThat(new FolderSecrets(folder).find("token")).contains("grün");

        secrets.remove("token");
        secrets.remove("token");
        assertThat(secrets.find("token")).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadThem() throws IOException {
        secrets.put("token", "s3cret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theyCannotBeNamedOutOfTheirFolder() {
        assertThatThrownBy(() -> secrets.put("../token", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theirPlaceIsToldInWords() {
        assertThat(secrets.place()).contains(folder.toString());
    }
}
