package org.larder.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.profile.Profile;
import org.larder.api.profile.Profiles;
import org.larder.api.store.CallGuard;
import org.larder.ui.storage.StoragePage;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;

/** The storage preferences in a workbench that is not Larder's own, on real databases. */
@NonNullByDefault
class StoragePageTest {

    private static final StoreWatch WATCH = new StoreWatch();
    private static final ServiceRegistration<CallGuard> WATCHING = Backstage.CONTEXT.registerService(CallGuard.class,
            WATCH, null);
    private static final String DERBY = "Apache Derby";
    private static final String H2 = "H2";

    private final Workbench workbench;
    private final PreferenceDialog dialog;

    StoragePageTest() throws WorkbenchException {
        workbench = Workbench.open();
        dialog = PreferencesUtil.createPreferenceDialogOn(workbench.page().getWorkbenchWindow().getShell(),
                StoragePage.ID, new String[]{StoragePage.ID}, null);
        dialog.setBlockOnOpen(false);
    }

    @BeforeAll
    static void openTheProfile(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws InterruptedException {
        Backstage.openProfile(folder);
    }

    @AfterAll
    static void closeTheProfile() throws InterruptedException {
        Backstage.service(Profiles.class).close();
        WATCHING.unregister();
    }

    @BeforeEach
    void openThePage() {
        stored(data -> data.products().count(""));
        dialog.open();
        workbench.await("the state", () -> Workbench.button(dialog.getShell(), Messages.backupMake)
                .filter(Button::isEnabled));
    }

    @AfterEach
    void closeThePage() {
        dialog.close();
        assertThat(WATCH.refused()).isEmpty();
    }

    @Test
    void thePageSaysWhatKeepsTheDiaryAndWhatElseCould() {
        Combo engines = control(Combo.class);
        assertThat(engines.getText()).isEqualTo(DERBY);
        assertThat(engines.getItems()).containsExactlyInAnyOrder(DERBY, H2);
        assertThat(Workbench.button(dialog.getShell(), Messages.storageMove).orElseThrow().isEnabled()).isFalse();
        assertThat(Workbench.button(dialog.getShell(), Messages.storageRepair).orElseThrow().isVisible()).isFalse();
    }

    @Test
    void goingBackToABackupBringsADeletedFoodBack() {
        Item<Product> food = stored(
                data -> data.products().add(new Product("Mochi", new Nutrients(260, 4, 1, 58))));
        backUp();
        stored(data -> {
            data.products().delete(food.key().uuid());
            return food;
        });
        Table table = control(Table.class);
        table.setSelection(manual(table).orElseThrow());
        table.notifyListeners(SWT.Selection, new Event());
        workbench.press(dialog.getShell(), Messages.backupGoBack);
        Shell goingBack = workbench.await("the differences", () -> Arrays.stream(dialog.getShell().getShells())
                .findFirst());
        Button all = workbench.await("everything", () -> Workbench.button(goingBack, Messages.goBackAll)
                .filter(Button::isEnabled));
        all.setSelection(true);
        all.notifyListeners(SWT.Selection, new Event());
        workbench.press(goingBack, Messages.goBackTake);
        workbench.await("the food", () -> stored(data -> data.products().find(food.key().uuid())));
        workbench.await("what came of it", () -> outcome(Messages.goBackTakenOne));
    }

    @Test
    void aDialogClosedWhileItReadsIsForgotten() {
        backUp();
        Table table = control(Table.class);
        table.setSelection(manual(table).orElseThrow());
        table.notifyListeners(SWT.Selection, new Event());
        workbench.press(dialog.getShell(), Messages.backupGoBack);
        Shell goingBack = Arrays.stream(dialog.getShell().getShells()).findFirst().orElseThrow();
        goingBack.close();
        workbench.press(dialog.getShell(), Messages.storageCheck);
        workbench.await("what came of it", () -> outcome(Messages.storageSound));
    }

    @Test
    void aMoveToTheOtherEngineAndBackKeepsWhatTheDiaryShows() {
        Item<Product> food = stored(
                data -> data.products().add(new Product("Tofu", new Nutrients(144, 15.7, 8.7, 2.3))));
        stored(data -> data.diary().log(food.key().uuid(), 120, LocalDate.now(), Optional.empty()));
        workbench.await("the entry's row", () -> workbench.entry("Tofu"));
        moveTo(H2);
        workbench.await("the entry's row", () -> workbench.entry("Tofu"));
        moveTo(DERBY);
        workbench.await("the entry's row", () -> workbench.entry("Tofu"));
        List<DiaryEntry> entries = stored(data -> data.diary().entries(LocalDate.now()));
        assertThat(entries).filteredOn(entry -> entry.item().data().productId().equals(food.key().uuid())).hasSize(1);
    }

    @Test
    void theDiaryIsEncryptedAndDecryptedByTheBox() throws InterruptedException {
        StoreSwitch stores = Backstage.service(StoreSwitch.class);
        Item<Product> food = stored(
                data -> data.products().add(new Product("Natto", new Nutrients(211, 19.4, 11, 12.7))));
        encrypt(true, Messages.storageEncryptYes);
        assertThat(stores.encrypted()).isTrue();
        encrypt(false, Messages.storageDecryptYes);
        assertThat(stores.encrypted()).isFalse();
        Optional<Item<Product>> kept = stored(data -> data.products().find(food.key().uuid()));
        assertThat(kept).isPresent();
    }

    @Test
    void anEngineThatIsGoneIsSaidAndADamagedDatabaseIsRepairedByTheButton() throws Exception {
        Item<Product> food = stored(
                data -> data.products().add(new Product("Miso", new Nutrients(198, 12, 6, 26))));
        backUp();
        Path database = database();
        Bundle engine = derby();

        engine.stop();
        try {
            workbench.await("the engine's absence", () -> says("is not there. Install or start it again"));
            remove(database.resolve("seg0"));
        } finally {
            engine.start();
        }

        workbench.await("the damage", () -> says("restore a backup"));
        workbench.confirmNext(Messages.storageRepairTitle, Messages.storageRepairYes);
        workbench.press(dialog.getShell(), Messages.storageRepair);
        workbench.await("what came of it", () -> outcome(Messages.storageRepairedNothing));
        Optional<Item<Product>> kept = stored(data -> data.products().find(food.key().uuid()));
        assertThat(kept).isPresent();
    }

    @Test
    void aDatabaseThatCouldNotBeOpenedIsTriedAgainByTheDiarysButton() throws Exception {
        Item<Product> food = stored(
                data -> data.products().add(new Product("Tempeh", new Nutrients(192, 20, 11, 8))));
        stored(data -> data.diary().log(food.key().uuid(), 90, LocalDate.now(), Optional.empty()));
        Path part = database().resolve("service.properties");
        Path away = part.resolveSibling("away.properties");
        Bundle engine = derby();

        engine.stop();
        try {
            workbench.await("the engine's absence", () -> says("is not there. Install or start it again"));
            Files.move(part, away);
        } finally {
            engine.start();
        }
        Shell window = workbench.page().getWorkbenchWindow().getShell();
        workbench.await("the button", () -> Workbench.button(window, Messages.stateTryAgain).filter(Button::isVisible));
        Files.move(away, part);
        workbench.press(window, Messages.stateTryAgain);

        workbench.await("the entry's row", () -> workbench.entry("Tempeh"));
        workbench.await("the state", () -> Workbench.button(dialog.getShell(), Messages.backupMake)
                .filter(Button::isEnabled));
    }

    @Test
    void whileTheStoreIsBusyTheEntriesStayInSightAndNothingElseCanBeStarted() throws Exception {
        Item<Product> food = stored(
                data -> data.products().add(new Product("Edamame", new Nutrients(121, 12, 5, 9))));
        stored(data -> data.diary().log(food.key().uuid(), 70, LocalDate.now(), Optional.empty()));
        workbench.await("the entry's row", () -> workbench.entry("Edamame"));
        StoreSwitch stores = Backstage.service(StoreSwitch.class);
        CountDownLatch seen = new CountDownLatch(1);
        Progress held = (what, done, total) -> !(stores.state() instanceof StoreState.Busy) || passed(seen);
        CompletableFuture<Moved> move = CompletableFuture.supplyAsync(() -> stores.move("h2", held));
        try {
            workbench.await("the work", () -> says("is being moved"));
            assertThat(workbench.entry("Edamame")).isPresent();
            for (String label : List.of(Messages.storageMove, Messages.storageCheck, Messages.backupMake)) {
                assertThat(Workbench.button(dialog.getShell(), label).orElseThrow().isEnabled()).as(label).isFalse();
            }
        } finally {
            seen.countDown();
        }
        workbench.await("the end of the move", () -> Optional.of(move).filter(CompletableFuture::isDone));
        assertThat(move.join().to()).isEqualTo("h2");
        workbench.await("the entry's row", () -> workbench.entry("Edamame"));
        moveTo(DERBY);
    }

    private static boolean passed(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path database() throws InterruptedException {
        Profile profile = Backstage.service(Profile.class);
        long generation = profile.settings().generation();
        return profile.storeFolder("derby").resolve(generation == 0 ? "db" : "db-" + generation);
    }

    private static Bundle derby() {
        return Arrays.stream(Backstage.CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("org.larder.store.derby")).findFirst().orElseThrow();
    }

    private void encrypt(boolean on, String yes) {
        Button box = workbench.await("the box", () -> Workbench.button(dialog.getShell(), Messages.storageEncrypt)
                .filter(Button::isEnabled));
        workbench.confirmNext(Messages.storageEncryptTitle, yes);
        box.setSelection(on);
        box.notifyListeners(SWT.Selection, new Event());
        workbench.await("what came of it", () -> outcome(on
                ? Messages.storageEncrypted.substring(0, Messages.storageEncrypted.indexOf('{'))
                : Messages.storageDecrypted));
    }

    /** The state, if it has those words. */
    private Optional<Label> says(String words) {
        return Workbench.controls(dialog.getShell()).stream().filter(Label.class::isInstance).map(Label.class::cast)
                .filter(label -> label.getText().contains(words)).findFirst();
    }

    private static void remove(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.toList().reversed()) {
                Files.delete(each);
            }
        }
    }

    private void moveTo(String engine) {
        Combo engines = workbench.await("the choice",
                () -> Optional.of(control(Combo.class)).filter(Combo::isEnabled));
        engines.select(engines.indexOf(engine));
        engines.notifyListeners(SWT.Selection, new Event());
        workbench.press(dialog.getShell(), Messages.storageMove);
        workbench.await("what came of it", () -> outcome(NLS.bind(Messages.storageMoved, "", engine).strip()));
        assertThat(engines.getText()).isEqualTo(engine);
    }

    private void backUp() {
        int before = control(Table.class).getItemCount();
        workbench.press(dialog.getShell(), Messages.backupMake);
        workbench.await("the backup", () -> Optional.of(control(Table.class))
                .filter(table -> table.getItemCount() > before));
        workbench.await("what came of it", () -> outcome(NLS.bind(Messages.backupMade, "").strip()));
    }

    /** The newest backup that a person made. */
    private static Optional<TableItem> manual(Table table) {
        return Arrays.stream(table.getItems()).filter(row -> row.getText(1).equals(Messages.backupManual)).findFirst();
    }

    private Optional<Text> outcome(String words) {
        return Workbench.controls(dialog.getShell()).stream().filter(Text.class::isInstance).map(Text.class::cast)
                .filter(text -> text.getText().contains(words)).findFirst();
    }

    private <T extends Control> T control(Class<T> kind) {
        return Workbench.controls(dialog.getShell()).stream().filter(kind::isInstance).map(kind::cast)
                .findFirst().orElseThrow();
    }

    private <T> T stored(Function<UnifiedDataService, T> call) {
        return Backstage.stored(workbench, call);
    }
}
