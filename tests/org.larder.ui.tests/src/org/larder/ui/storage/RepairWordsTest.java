package org.larder.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Repaired;
import org.larder.ui.Messages;

class RepairWordsTest {

    private static final Path ASIDE = Path.of("aside", "db");
    private static final Backup BACKUP = new Backup("b", Path.of("b"), Instant.EPOCH, Backup.Kind.DAILY, "derby", false,
            Map.of(), 0);

    @Test
    void aRepairThatSavedEverythingSaysNothingOfLoss() {
        assertThat(words(Optional.of(BACKUP), 2, true))
                .contains(NLS.bind(Messages.storageRepairedFrom, BackupGroup.when(BACKUP)))
                .contains(ASIDE.toString())
                .doesNotContain(Messages.storageRepairedPart)
                .doesNotContain(Messages.storageRepairedNothing);
    }

    @Test
    void whatCouldNotBeReadIsSaid() {
        assertThat(words(Optional.of(BACKUP), 2, false)).contains(Messages.storageRepairedPart);
        assertThat(words(Optional.of(BACKUP), 0, false)).contains(Messages.storageRepairedNothing);
    }

    @Test
    void aDiaryThatBeganEmptySaysThatNoBackupWasGood() {
        assertThat(words(Optional.empty(), 0, false)).contains(Messages.storageRepairedNoBackup);
    }

    private static String words(Optional<Backup> backup, long salvaged, boolean whole) {
        return RepairWords.of(new Repaired(Optional.of(ASIDE), backup, salvaged, whole, 10));
    }
}
