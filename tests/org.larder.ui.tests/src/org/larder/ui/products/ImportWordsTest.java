package org.larder.ui.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.larder.api.exchange.ImportReport;
import org.larder.ui.shell.Notice;
import org.larder.ui.text.Figures;

class ImportWordsTest {

    private final ImportWords words = new ImportWords(new Figures(Locale.ENGLISH));

    @Test
    void whatWasImportedUpdatedAndThereAlreadyIsTold() {
        assertThat(words.sentence(report(1542, 3, 540, false)))
                .isEqualTo("1,542 foods imported, 3 updated, 540 were there already.");
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        assertThat(words.sentence(report(1, 0, 0, false))).isEqualTo("1 food imported.");
    }

    @Test
    void aCancelledImportSaysWhatStays() {
        assertThat(words.sentence(report(200, 0, 1, true)))
                .isEqualTo("Cancelled: 200 foods imported, 1 was there already.");
    }

    @Test
    void nothingIsOfferedToBeUndoneIfNothingWasWritten() {
        assertThat(words.notice(report(0, 0, 542, false)))
                .isEqualTo(Notice.told("No food imported, 542 were there already."));
        assertThat(words.notice(report(0, 1, 0, false)).kind()).isEqualTo(Notice.Kind.UNDOABLE);
    }

    private static ImportReport report(long imported, long updated, long there, boolean cancelled) {
        return new ImportReport(imported, updated, there, List.of(), 0, cancelled);
    }
}
