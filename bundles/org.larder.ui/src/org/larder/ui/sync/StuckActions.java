package org.larder.ui.sync;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.data.Conflicts;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.LarderException;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.ui.Messages;
import org.larder.ui.day.GoalCorrection;
import org.larder.ui.diary.EntryCorrection;
import org.larder.ui.products.ProductCorrection;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.CorrectionDialog;
import org.larder.ui.shell.CorrectionDialog.Correction;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.text.Figures;

/** What is done with changes that the remote does not take. Used in the UI thread. */
final class StuckActions implements StuckTable.Actions {

    private static final int PAGE = 1000;

    private final Shell shell;
    private final Background background;
    private final DeskSlot desk;
    private final NoteRow note;
    private final Runnable changed;

    StuckActions(Shell shell, Background background, DeskSlot desk, NoteRow note, Runnable changed) {
        this.shell = shell;
        this.background = background;
        this.desk = desk;
        this.note = note;
        this.changed = changed;
    }

    @Override
    public void retry(QuarantinedOperation operation) {
        settle(operation, BackgroundSyncManager::retry,
                () -> note.say(NLS.bind(Messages.stuckSent, OperationWords.of(operation.operation()))));
    }

    @Override
    public void discard(QuarantinedOperation operation) {
        settle(operation, BackgroundSyncManager::discard,
                () -> note.say(NLS.bind(Messages.stuckDiscarded, OperationWords.of(operation.operation())),
                        Messages.stuckTakeBack, () -> takeBack(operation)));
    }

    @Override
    public void edit(QuarantinedOperation operation) {
        UUID id = operation.operation().opId();
        Correction correction = new Correction(background, SentFaults.of(operation), operation.message(),
                data -> sync().correct(id, data), () -> {
                    note.say(NLS.bind(Messages.stuckSent, OperationWords.of(operation.operation())));
                    changed.run();
                });
        operation.operation().data().ifPresent(data -> dialog(operation.operation().key(), data, correction).open());
    }

    private CorrectionDialog dialog(RecordKey key, Data data, Correction correction) {
        return switch (data) {
            case Product product -> new ProductCorrection(shell, desk, key.uuid(), product, correction);
            case Consumption entry -> new EntryCorrection(shell, entry, correction);
            case Goal goal -> new GoalCorrection(shell, key.date(), goal, correction);
        };
    }

    @Override
    public void export() {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(Messages.stuckExportTitle);
        dialog.setFileName(Messages.stuckExportFile);
        dialog.setOverwrite(true);
        Optional.ofNullable(dialog.open()).map(Path::of).ifPresent(this::export);
    }

    void export(Path file) {
        background.run(Messages.stuckExportTitle, () -> written(file),
                count -> note.say(NLS.bind(Messages.stuckExported, Figures.local().count(count), file)),
                this::failed);
    }

    private long written(Path file) {
        BackgroundSyncManager sync = sync();
        return desk.need().quarantineExport().orElseThrow(() -> new LarderException(Messages.stateOpening))
                .write(file, after -> sync.quarantined(after, PAGE));
    }

    /** The latest entry of the ledger that says so is the one of this change. */
    private void takeBack(QuarantinedOperation operation) {
        RecordKey key = operation.operation().key();
        background.run(Messages.stuckTakeBack, () -> restored(desk.data().conflicts(), key),
                done -> note.say(NLS.bind(Messages.historyRestored, OperationWords.of(operation.operation()))),
                this::failed);
    }

    private static RecordKey restored(Conflicts conflicts, RecordKey key) {
        return conflicts.list(Optional.empty(), PAGE).items().stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.DISCARDED && entry.key().equals(key)).findFirst()
                .map(entry -> conflicts.restore(entry.id()))
                .orElseThrow(() -> new LarderException(Messages.stuckGone));
    }

    private void settle(QuarantinedOperation operation, BiPredicate<BackgroundSyncManager, UUID> how, Runnable then) {
        background.run(Messages.syncTitle, () -> how.test(sync(), operation.operation().opId()), there -> {
            if (there) {
                then.run();
            } else {
                note.say(Messages.stuckGone);
            }
            changed.run();
        }, this::failed);
    }

    private BackgroundSyncManager sync() {
        return desk.get().flatMap(Desk::sync).orElseThrow(() -> new LarderException(Messages.transportAbsent));
    }

    private void failed(LarderException failure) {
        note.fault(failure.getMessage());
    }
}
