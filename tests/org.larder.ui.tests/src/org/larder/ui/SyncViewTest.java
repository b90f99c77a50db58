package org.larder.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.account.Accounts;
import org.larder.api.account.SignInException;
import org.larder.api.event.Topics;
import org.larder.api.model.Data;
import org.larder.api.model.Digest;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Operation;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.profile.Profiles;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.sync.Transports;
import org.larder.api.sync.Verification;
import org.larder.ui.sync.SyncPage;
import org.larder.ui.sync.SyncPart;
import org.osgi.framework.ServiceRegistration;

/** The Sync view and the page of the sync in a workbench, over a sync that says what a test sets. */
@NonNullByDefault
class SyncViewTest {

    private static final Product OATS = new Product("Oats", new Nutrients(-5, 16.9, 6.9, 66.3));

    private final FakeSync sync = new FakeSync();
    private final ServiceRegistration<?> registration = Backstage.CONTEXT.registerService(
            new String[]{BackgroundSyncManager.class.getName(), Accounts.class.getName(), Transports.class.getName()},
            sync, null);
    private final Workbench workbench;

    SyncViewTest() throws WorkbenchException {
        workbench = Workbench.open();
    }

    @BeforeAll
    static void openTheProfile(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws InterruptedException {
        Backstage.openProfile(folder);
    }

    @AfterAll
    static void closeTheProfile() throws InterruptedException {
        Backstage.service(Profiles.class).close();
    }

    @BeforeEach
    void showTheView() throws PartInitException {
        workbench.page().showView(SyncPart.ID);
        workbench.await("the account", () -> label(FakeSync.ACCOUNT.name()::equals));
    }

    @AfterEach
    void endTheSync() {
        registration.unregister();
    }

    @Test
    void whatIsHeldIsAskedInTheViewAndAnsweredThere() {
        sync.status = sync.status(Phase.HELD, Optional.of(new MassDelete(120, 1500, "b-7")));
        tell();
        Link question = workbench.await("the question", () -> link(text -> text.contains("120")));
        assertThat(question.getText()).contains("1,500", "b-7").contains("Nothing was deleted");
        workbench.press(view(), Messages.heldKeep);
        workbench.await("the decision", () -> Optional.of(sync.calls).filter(calls -> calls.contains("decide KEEP")));
        workbench.await("the end of the question",
                () -> question.isVisible() ? Optional.empty() : Optional.of(question));
    }

    @Test
    void aChangeIsCorrectedWithItsFaultsShownAndSentAgain() {
        quarantine(Optional.of(OATS), "calories must be at least 0, not -5");
        Table table = workbench.await("the change",
                () -> control(Table.class).filter(rows -> rows.getItemCount() == 1));
        assertThat(table.getItem(0).getText(1)).contains("at least 0");
        Button edit = workbench.await("the button", () -> Workbench.button(view(), Messages.stuckEdit)
                .filter(Button::isEnabled));
        workbench.page().getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> {
            Shell dialog = workbench.await("the dialog", () -> workbench.shell(Messages.correctFood));
            assertThat(Workbench.controls(dialog)).filteredOn(Label.class::isInstance)
                    .extracting(label -> ((Label) label).getText()).contains("must be at least 0, not -5");
            text(dialog, "-5").setText("370");
            workbench.press(dialog, Messages.correctSave);
        });
        edit.notifyListeners(SWT.Selection, new Event());
        assertThat(sync.calls).anySatisfy(call -> assertThat(call).startsWith("correct Product[name=Oats")
                .contains("calories=370.0"));
        workbench.await("what came of it", () -> label(text -> text.equals(NLS.bind(Messages.stuckSent, "Oats"))));
        workbench.await("the end of the row", () -> Optional.of(table).filter(rows -> rows.getItemCount() == 0));
    }

    @Test
    void aCorrectedFoodCorrectsItsEntriesIfThePersonSaysSo() {
        Product muesli = new Product("Muesli of the corrections", new Nutrients(3700, 10, 8, 60));
        UUID food = Backstage.stored(workbench, data -> data.products().add(muesli)).key().uuid();
        UUID entry = Backstage.stored(workbench,
                data -> data.diary().log(food, 50, LocalDate.of(2026, 1, 31), Optional.empty())).key().uuid();
        quarantine(food, Optional.of(muesli), "calories must be at most 900, not 3,700");
        Button edit = workbench.await("the button", () -> Workbench.button(view(), Messages.stuckEdit)
                .filter(Button::isEnabled));
        workbench.page().getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> {
            Shell dialog = workbench.await("the dialog", () -> workbench.shell(Messages.correctFood));
            text(dialog, "3700").setText("370");
            workbench.await("the offer", () -> Workbench.button(dialog, Messages.productPastOne)
                    .filter(Button::isVisible)).setSelection(true);
            workbench.press(dialog, Messages.correctSave);
        });
        edit.notifyListeners(SWT.Selection, new Event());
        assertThat(workbench.await("the entry", () -> Backstage.stored(workbench, data -> data.diary().find(entry))
                .flatMap(item -> item.data().eaten()).filter(eaten -> eaten.calories() < 1000)).calories())
                .isEqualTo(185);
    }

    @Test
    void aDiscardedChangeIsOfferedBack() {
        quarantine(Optional.of(OATS), "the request is refused");
        workbench.press(view(), Messages.stuckDiscard);
        workbench.await("the way back", () -> link(text -> text.contains(Messages.stuckTakeBack)));
        assertThat(sync.calls).containsExactly("discard");
    }

    @Test
    void aDeletionIsRetriedButNotEdited() {
        quarantine(Optional.empty(), "the request is refused");
        workbench.await("the button", () -> Workbench.button(view(), Messages.stuckRetry).filter(Button::isEnabled));
        assertThat(Workbench.button(view(), Messages.stuckEdit).orElseThrow().isEnabled()).isFalse();
        workbench.press(view(), Messages.stuckRetry);
        workbench.await("the retry", () -> Optional.of(sync.calls).filter(calls -> calls.contains("retry")));
    }

    @Test
    void syncingIsPausedAndResumed() {
        workbench.press(view(), Messages.syncPause);
        workbench.press(view(), Messages.syncResume);
        workbench.await("the way to pause", () -> Workbench.button(view(), Messages.syncPause));
    }

    @Test
    void aLongCycleIsShownAndCanBeEnded() {
        sync.status = sync.status(Phase.PUSHING, Optional.empty());
        tell();
        workbench.await("the figures", () -> label(text -> text.equals("340 of 1,200")).filter(Control::isVisible));
        workbench.press(view(), Messages.syncCancel);
        workbench.await("the end", () -> Optional.of(sync.calls).filter(calls -> calls.contains("cancel")));
    }

    @Test
    void whatDiffersIsRepairedIfThePersonSaysSo() {
        Map<RecordType, Digest> here = Map.of(RecordType.PRODUCT, new Digest(2, "ab"));
        sync.verification = new Verification(true, here, Map.of(), "");
        sync.repaired = new Repaired(sync.verification, 2, false, new Verification(true, here, here, ""));
        workbench.press(view(), Messages.checkCompare);
        Link repair = workbench.await("the offer", () -> link(text -> text.contains(Messages.checkRepair)));
        repair.notifyListeners(SWT.Selection, new Event());
        workbench.await("what came of it",
                () -> label(text -> text.equals(NLS.bind(Messages.checkRepaired, "2"))));
    }

    @Test
    void aSharedFolderIsChosenOnThePage(@TempDir Path shared) {
        PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(
                workbench.page().getWorkbenchWindow().getShell(), SyncPage.ID, new String[]{SyncPage.ID}, null);
        dialog.setBlockOnOpen(false);
        dialog.open();
        try {
            Shell shell = dialog.getShell();
            Button folder = workbench.await("the choice",
                    () -> Workbench.button(shell, Messages.transportFolder).filter(Button::isEnabled));
            Workbench.button(shell, Messages.transportServer).orElseThrow().setSelection(false);
            folder.setSelection(true);
            folder.notifyListeners(SWT.Selection, new Event());
            List<Text> fields = Workbench.controls(shell).stream().filter(Text.class::isInstance)
                    .map(Text.class::cast).filter(field -> (field.getStyle() & SWT.READ_ONLY) == 0)
                    .filter(Text::isEnabled).toList();
            List<Text> entered = fields.subList(fields.size() - 3, fields.size());
            assertThat(labels(shell)).contains(Messages.transportOpen);
            entered.get(0).setText(shared.toString());
            entered.get(1).setText("geheim");
            assertThat(labels(shell)).contains(Messages.transportProtected);
            workbench.press(shell, Messages.transportUse);
            assertThat(labels(shell)).contains(Messages.transportAgainDiffers);
            assertThat(sync.calls).isEmpty();
            sync.refusal = Optional.of(new SignInException(SignInException.Reason.OTHER_ACCOUNT, "It belongs to Ann."));
            entered.get(2).setText("geheim");
            workbench.press(shell, Messages.transportUse);
            Link together = workbench.await("the question", () -> Workbench.controls(shell).stream()
                    .filter(Link.class::isInstance).map(Link.class::cast)
                    .filter(link -> link.getText().contains(Messages.transportBringTogether)).findFirst());
            assertThat(labels(shell)).contains("It belongs to Ann.");
            together.notifyListeners(SWT.Selection, new Event());
            workbench.await("the change", () -> Optional.of(sync.calls).filter(calls -> calls.size() == 2));
            String name = shared.getFileName().toString();
            assertThat(sync.calls).containsExactly("use " + name + " geheim ASK", "use " + name + " geheim ADOPT");
        } finally {
            dialog.close();
        }
    }

    private void quarantine(Optional<Data> data, String message) {
        quarantine(new UUID(0, 2), data, message);
    }

    private void quarantine(UUID food, Optional<Data> data, String message) {
        sync.quarantined = List.of(new QuarantinedOperation(new Operation(new UUID(0, 1), RecordKey.product(food), 1,
                Stamp.parse("2026-01-31T08:00:00.000Z-0000-aa"), data),
                "INVALID", message, Instant.EPOCH));
        sync.status = sync.status(Phase.IDLE, Optional.empty());
        tell();
    }

    private void tell() {
        workbench.page().getWorkbenchWindow().getService(IEventBroker.class).post(Topics.SYNC, sync.status);
    }

    private Control view() {
        return workbench.controls(SyncPart.ID).getFirst();
    }

    private Optional<Label> label(Predicate<String> words) {
        return workbench.controls(SyncPart.ID).stream().filter(Label.class::isInstance).map(Label.class::cast)
                .filter(label -> words.test(label.getText())).findFirst();
    }

    private Optional<Link> link(Predicate<String> words) {
        return workbench.controls(SyncPart.ID).stream().filter(Link.class::isInstance).map(Link.class::cast)
                .filter(link -> words.test(link.getText()) && link.isVisible()).findFirst();
    }

    private <T extends Control> Optional<T> control(Class<T> kind) {
        return workbench.controls(SyncPart.ID).stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Text text(Shell shell, String content) {
        return Workbench.controls(shell).stream().filter(Text.class::isInstance).map(Text.class::cast)
                .filter(text -> text.getText().equals(content)).findFirst().orElseThrow();
    }

    private static List<String> labels(Shell shell) {
        return Workbench.controls(shell).stream().filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText()).toList();
    }
}
