package org.larder.ui.storage;

import java.util.List;

import org.larder.api.maintenance.Difference;
import org.larder.ui.text.RecordWords;

/** What differs, on one line. */
final class DifferenceWords {

    private DifferenceWords() {
    }

    /** The record in the backup, and now. Where both read the same, they say that they differ all the same. */
    static List<String> of(Difference difference) {
        return RecordWords.pair(difference.key(), difference.then(), difference.now());
    }
}
