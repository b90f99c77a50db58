package org.larder.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.profile.Profiles;
import org.larder.api.store.CallGuard;
import org.larder.ui.day.DayPart;
import org.larder.ui.diary.DiaryPart;
import org.larder.ui.products.ProductsPart;
import org.larder.ui.sync.SyncPart;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/** The views in a workbench that is not Larder's own, on the real data service and a real Derby. */
class LarderWorkbenchTest {

    private static final StoreWatch WATCH = new StoreWatch();
    private static final BundleContext CONTEXT = FrameworkUtil.getBundle(LarderPerspective.class).getBundleContext();
    private static final ServiceRegistration<CallGuard> WATCHING = CONTEXT.registerService(CallGuard.class, WATCH,
            null);

    private final Workbench workbench;

    LarderWorkbenchTest() throws WorkbenchException {
        workbench = Workbench.open();
    }

    @BeforeAll
    static void openTheProfile(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws InterruptedException {
        service(Profiles.class).open(Optional.of(folder), Optional.empty());
    }

    @AfterAll
    static void closeTheProfile() throws InterruptedException {
        service(Profiles.class).close();
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
        UnifiedDataService data = service(UnifiedDataService.class);
        assertThatThrownBy(() -> data.products().count("")).hasMessageContaining("UI thread");
        WATCH.refused().clear();
    }

    private Optional<TreeItem> row(String food) {
        return Arrays.stream(workbench.control(DiaryPart.ID, Tree.class).getItems())
                .flatMap(meal -> Arrays.stream(meal.getItems())).filter(item -> item.getText().equals(food))
                .findFirst();
    }

    /** Asks the data service, in the background as everybody must. */
    private <T> T stored(Function<UnifiedDataService, T> call) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return call.apply(service(UnifiedDataService.class));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return workbench.await("the store", () -> answer.isDone() ? Optional.of(answer.join()) : Optional.empty());
    }

    private static <T> T service(Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(CONTEXT, type, null);
        tracker.open();
        try {
            return tracker.waitForService(10_000);
        } finally {
            tracker.close();
        }
    }
}
