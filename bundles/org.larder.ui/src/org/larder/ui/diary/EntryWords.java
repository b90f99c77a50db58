package org.larder.ui.diary;

import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Snapshot;
import org.larder.ui.Messages;

/** An entry in words. */
final class EntryWords {

    private EntryWords() {
    }

    /** What was eaten; a sign for a food that has not come yet. */
    static String name(DiaryEntry entry) {
        return entry.item().data().snapshot().map(Snapshot::name).orElse(Messages.foodUnknown);
    }
}
