package org.larder.ui.diary;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.larder.api.data.Copied;
import org.larder.api.data.Diary;
import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.RecordKey;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Notice;
import org.larder.ui.text.Figures;

/** What is done to entries, each as one step that can be undone. Used in the UI thread. */
final class EntryEdits {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);

    private final Background background;
    private final DeskSlot desk;
    private final Consumer<Notice> tell;

    /** @param tell gets what was done, or why not */
    EntryEdits(Background background, DeskSlot desk, Consumer<Notice> tell) {
        this.background = background;
        this.desk = desk;
        this.tell = tell;
    }

    void amount(DiaryEntry entry, double grams) {
        UUID id = entry.item().key().uuid();
        run(Messages.columnAmount, diary -> withAmount(diary, id, grams), item -> Notice.done(
                NLS.bind(Messages.amountChanged, EntryWords.name(entry), Figures.local().amount(grams))));
    }

    void delete(List<DiaryEntry> entries) {
        List<UUID> ids = ids(entries);
        run(Messages.entryDelete, diary -> {
            diary.deleteAll(ids);
            return ids;
        }, gone -> Notice.done(NLS.bind(Messages.deleted, EntryWords.of(entries))));
    }

    void copy(List<DiaryEntry> entries, LocalDate to) {
        List<UUID> ids = ids(entries);
        run(Messages.dayDialogCopy, diary -> diary.copy(ids, List.of(to)), copied -> words(entries, copied, to));
    }

    void move(List<DiaryEntry> entries, LocalDate to) {
        List<UUID> ids = ids(entries);
        run(Messages.dayDialogMove, diary -> diary.move(ids, to), count -> count == 0
                ? Notice.told(Messages.entriesNone)
                : Notice.done(NLS.bind(Messages.moved, count == entries.size() ? EntryWords.of(entries)
                        : EntryWords.of(count), DAY.format(to))));
    }

    private static Notice words(List<DiaryEntry> entries, Copied copied, LocalDate to) {
        if (copied.copies().isEmpty()) {
            return Notice.told(Messages.entriesNone);
        }
        String what = copied.skipped().isEmpty() ? EntryWords.of(entries) : EntryWords.of(copied.copies().size());
        String done = NLS.bind(Messages.copied, what, DAY.format(to));
        return Notice.done(copied.skipped().isEmpty() ? done
                : done + " " + NLS.bind(Messages.entriesGone, EntryWords.of(copied.skipped().size())));
    }

    private <T> void run(String name, Function<Diary, T> edit, Function<T, Notice> words) {
        background.run(name, () -> edit.apply(desk.data().diary()), result -> tell.accept(words.apply(result)),
                failure -> tell.accept(Notice.fault(failure.getMessage())));
    }

    private static Item<Consumption> withAmount(Diary diary, UUID id, double grams) {
        Item<Consumption> now = diary.find(id).orElseThrow(() -> new NotFoundException(RecordKey.consumption(id)));
        return diary.change(id, now.data().withAmount(grams));
    }

    private static List<UUID> ids(List<DiaryEntry> entries) {
        return entries.stream().map(entry -> entry.item().key().uuid()).toList();
    }
}
