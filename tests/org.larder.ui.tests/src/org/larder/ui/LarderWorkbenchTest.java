package org.larder.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.profile.Profiles;
import org.larder.api.store.CallGuard;
import org.larder.ui.day.DayPart;
import org.larder.ui.diary.DiaryPart;
import org.larder.ui.products.ProductDialog;
import org.larder.ui.products.ProductsPart;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Commands;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.sync.SyncPart;
import org.osgi.framework.ServiceRegistration;

/** The views in a workbench that is not Larder's own, on the real data service and a real Derby. */
@NonNullByDefault
class LarderWorkbenchTest {

    private static final StoreWatch WATCH = new StoreWatch();
    private static final ServiceRegistration<CallGuard> WATCHING = Backstage.CONTEXT.registerService(CallGuard.class,
            WATCH, null);

    private final Workbench workbench;

    LarderWorkbenchTest() throws WorkbenchException {
        workbench = Workbench.open();
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
    void waitForTheData() {
        workbench.await("the data service", () -> stored(data -> Optional.of(data.products().count(""))));
    }

    @Test
    void thePerspectiveOpensWithAllParts() {
        List<String> views = Arrays.stream(workbench.page().getViewReferences()).map(IViewReference::getId).toList();
        assertThat(views).contains(DiaryPart.ID, ProductsPart.ID, DayPart.ID, SyncPart.ID);
        assertThat(views).allSatisfy(view -> assertThat(workbench.controls(view)).isNotEmpty());
    }

    @Test
    void anEntryTypedInTheLineStandsInTheDiaryAndInTheStore() {
        stored(data -> data.products().add(new Product("Oats, rolled", new Nutrients(372, 13.5, 7, 58.7))));
        workbench.enter(workbench.text(DiaryPart.ID, Messages.quickAddMessage), "oats 80g breakfast");
        TreeItem row = workbench.await("the entry's row", () -> row("Oats, rolled"));
        assertThat(row.getText(1)).isEqualTo("80 g");
        assertThat(row.getText(2)).isEqualTo("298");
        DiaryEntry entry = stored(data -> data.diary().entries(LocalDate.now())).stream()
                .filter(one -> one.item().data().snapshot().orElseThrow().name().equals("Oats, rolled")).findFirst()
                .orElseThrow();
        assertThat(entry.item().data().amount()).isEqualTo(80);
        assertThat(entry.item().data().meal().orElseThrow().name()).isEqualTo("breakfast");
    }

    @Test
    void whatWasAddedIsTakenBackByUndo() {
        stored(data -> data.products().add(new Product("Quark", new Nutrients(67, 12, 0.2, 4))));
        workbench.enter(workbench.text(DiaryPart.ID, Messages.quickAddMessage), "quark 250 g");
        workbench.await("the entry's row", () -> row("Quark"));
        Link undo = workbench.control(DiaryPart.ID, Link.class);
        workbench.await("the offer to undo", () -> Optional.of(undo).filter(Link::isVisible));
        undo.notifyListeners(SWT.Selection, new Event());
        workbench.await("the row's end", () -> row("Quark").isPresent() ? Optional.empty() : Optional.of(true));
    }

    @Test
    void chosenEntriesAreLoggedAgainTodayByTheirKey() throws CommandException {
        stored(data -> data.products().add(new Product("Lassi", new Nutrients(63, 11, 0.2, 4))));
        workbench.enter(workbench.text(DiaryPart.ID, Messages.quickAddMessage), "lassi 150 g");
        TreeItem row = workbench.await("the entry's row", () -> row("Lassi"));
        workbench.page().activate(workbench.page().findView(DiaryPart.ID));
        row.getParent().setFocus();
        row.getParent().setSelection(row);
        IBindingService keys = PlatformUI.getWorkbench().getService(IBindingService.class);
        assertThat(keys.getBestActiveBindingFor(Commands.REPEAT)).isNotNull();

        PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(Commands.REPEAT, null);

        List<DiaryEntry> twice = workbench.await("the second entry", () -> Optional
                .of(stored(data -> data.diary().entries(LocalDate.now())).stream().filter(LarderWorkbenchTest::lassi)
                        .toList())
                .filter(entries -> entries.size() == 2));
        assertThat(twice).allSatisfy(entry -> assertThat(entry.item().data().amount()).isEqualTo(150));
    }

    private static boolean lassi(DiaryEntry entry) {
        return entry.item().data().snapshot().filter(food -> food.name().equals("Lassi")).isPresent();
    }

    @Test
    void entriesAreCopiedToAnotherDayByTheirMenu() {
        stored(data -> data.products().add(new Product("Kefir", new Nutrients(62, 3.3, 3.5, 4.5))));
        workbench.enter(workbench.text(DiaryPart.ID, Messages.quickAddMessage), "kefir 200 g");
        TreeItem row = workbench.await("the entry's row", () -> row("Kefir"));
        row.getParent().setSelection(row);
        MenuItem copy = Arrays.stream(row.getParent().getMenu().getItems())
                .filter(item -> item.getText().equals(Messages.entryCopy)).findFirst().orElseThrow();
        workbench.confirmNext(Messages.dayDialogCopy, Messages.dayCopy);
        copy.notifyListeners(SWT.Selection, new Event());
        LocalDate tomorrow = LocalDate.now().plusDays(1);
        List<DiaryEntry> copies = workbench.await("the copy", () -> Optional
                .of(stored(data -> data.diary().entries(tomorrow))).filter(entries -> !entries.isEmpty()));
        assertThat(copies).singleElement()
                .satisfies(entry -> assertThat(entry.item().data().amount()).isEqualTo(200));
        stored(data -> data.history().undo());
        List<DiaryEntry> left = stored(data -> data.diary().entries(tomorrow));
        assertThat(left).isEmpty();
    }

    @Test
    @Tag("F28")
    void pastEntriesAreCorrectedWithTheProductIfThatIsTicked() throws InterruptedException {
        Item<Product> wrong = stored(data -> data.products().add(new Product("Ayran", new Nutrients(370, 1.7, 2, 2))));
        Item<Consumption> entry = stored(
                data -> data.diary().log(wrong.key().uuid(), 250, LocalDate.now(), Optional.empty()));
        AtomicReference<ProductDialog.Saved> saved = new AtomicReference<>();
        DeskSlot desk = new DeskSlot();
        desk.put(Backstage.service(Desk.class));
        Shell shell = workbench.page().getWorkbenchWindow().getShell();
        UISynchronize ui = workbench.page().getWorkbenchWindow().getService(UISynchronize.class);
        ProductDialog dialog = ProductDialog.edit(shell, new Background(ui, shell), desk, wrong, saved::set);
        dialog.setBlockOnOpen(false);
        dialog.open();
        Button past = workbench.await("the offer", () -> Workbench.button(dialog.getShell(), Messages.productPastOne)
                .filter(Button::isVisible));
        assertThat(past.getSelection()).isFalse();
        past.setSelection(true);
        Workbench.controls(dialog.getShell()).stream().filter(Text.class::isInstance).map(Text.class::cast)
                .filter(text -> text.getText().equals("370")).findFirst().orElseThrow().setText("37");
        workbench.press(dialog.getShell(), Messages.save);
        workbench.await("the end", () -> Optional.ofNullable(saved.get()));
        assertThat(saved.get().corrected()).isEqualTo(1);
        assertThat(calories(entry)).isEqualTo(37);
        stored(data -> data.history().undo());
        assertThat(calories(entry)).isEqualTo(370);
    }

    private double calories(Item<Consumption> entry) {
        return stored(data -> data.diary().find(entry.key().uuid())).orElseThrow().data().snapshot().orElseThrow()
                .per100g().calories();
    }

    @Test
    void productsAreListedAsSoonAsTheyAreStored() {
        stored(data -> data.products().add(new Product("Zwieback", new Nutrients(365, 9.9, 4.3, 70))));
        Table table = workbench.control(ProductsPart.ID, Table.class);
        workbench.text(ProductsPart.ID, Messages.productsSearch).setText("ZWIE");
        workbench.await("the only row", () -> Optional.of(table)
                .filter(rows -> rows.getItemCount() == 1 && rows.getItem(0).getText().equals("Zwieback")));
        workbench.text(ProductsPart.ID, Messages.productsSearch).setText("");
    }

    @Test
    void anEmptyDayWithoutGoalsOffersToSetThem() {
        workbench.await("the button", () -> workbench.controls(DayPart.ID).stream().filter(Button.class::isInstance)
                .map(Button.class::cast).filter(button -> button.getText().equals(Messages.goalSet)).findFirst());
    }

    @Test
    void noViewCallsTheStoreOnTheUiThread() throws InterruptedException {
        long before = WATCH.asked();
        stored(data -> data.products().add(new Product("Skyr", new Nutrients(63, 11, 0.2, 4))));
        workbench.enter(workbench.text(DiaryPart.ID, Messages.quickAddMessage), "skyr 150 g");
        workbench.await("the entry's row", () -> row("Skyr"));
        assertThat(WATCH.asked()).isGreaterThan(before);
        assertThat(WATCH.refused()).isEmpty();
        UnifiedDataService data = Backstage.service(UnifiedDataService.class);
        assertThatThrownBy(() -> data.products().count("")).hasMessageContaining("UI thread");
        WATCH.refused().clear();
    }

    private Optional<TreeItem> row(String food) {
        return workbench.entry(food);
    }

    private <T> T stored(Function<UnifiedDataService, T> call) {
        return Backstage.stored(workbench, call);
    }
}
