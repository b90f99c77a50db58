package org.larder.ui.diary;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Snapshot;
import org.larder.ui.Messages;
import org.larder.ui.text.Figures;

/** Entries in words. */
final class EntryWords {

    private EntryWords() {
    }

    /** What was eaten; a sign for a food that has not come yet. */
    static String name(DiaryEntry entry) {
        return entry.item().data().snapshot().map(Snapshot::name).orElse(Messages.foodUnknown);
    }

    /** The name of the only one, else how many there are. */
    static String of(List<DiaryEntry> entries) {
        return entries.size() == 1 ? name(entries.get(0)) : of(entries.size());
    }

    static String of(long count) {
        return count == 1 ? Messages.entriesOne : NLS.bind(Messages.entriesMany, Figures.local().count(count));
    }
}
