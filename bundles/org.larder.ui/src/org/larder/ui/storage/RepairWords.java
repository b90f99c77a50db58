package org.larder.ui.storage;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.larder.api.maintenance.Repaired;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/** What a repair brought back, and what it could not. */
final class RepairWords {

    private RepairWords() {
    }

    static String of(Repaired repaired) {
        Figures figures = Figures.local();
        List<String> words = new ArrayList<>();
        words.add(NLS.bind(Messages.storageRepaired, figures.count(repaired.records()),
                figures.count(repaired.salvaged())));
        words.add(repaired.backup().map(backup -> NLS.bind(Messages.storageRepairedFrom, BackupGroup.when(backup)))
                .orElse(Messages.storageRepairedNoBackup));
        if (!repaired.whole()) {
            words.add(repaired.salvaged() == 0 ? Messages.storageRepairedNothing : Messages.storageRepairedPart);
        }
        repaired.aside().ifPresent(folder -> words.add(NLS.bind(Messages.storageRepairedAside, folder)));
        return String.join("\n", words);
    }
}
