package org.larder.ui.diary;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.data.DiaryDay;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.event.Change;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.ui.Messages;
import org.larder.ui.products.FoodSupply;
import org.larder.ui.products.ProductDialog;
import org.larder.ui.quickadd.QuickAdd;
import org.larder.ui.quickadd.QuickAddHost;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Commands;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.RunCommand;
import org.larder.ui.shell.ShownDay;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Step;
import org.larder.ui.shell.UndoRedo;
import org.larder.ui.storage.StoragePage;

/** The day: what was eaten, and the line that adds to it. */
public final class DiaryPart implements QuickAddHost {

    public static final String ID = "org.larder.ui.diary";

    private final DeskSlot desk = new DeskSlot();
    private final ShownDay shown;
    private final Background background;
    private final Refresh refresh;
    private final UndoRedo history;
    private final DayHeader header;
    private final QuickAdd quickAdd;
    private final DiaryPages pages;
    private final AmountEditor amounts;
    private final EntryEdits edits;
    private final NoticeBar notice;
    private boolean today = true;

    @Inject
    public DiaryPart(Composite parent, UISynchronize ui, MWindow window, EHandlerService handlers,
            EContextService contexts, RunCommand commands) {
        shown = new ShownDay(window);
        background = new Background(ui, parent);
        Space.view(1).applyTo(parent);
        header = new DayHeader(parent, shown);
        quickAdd = new QuickAdd(parent, background, this);
        Space.wide().applyTo(quickAdd.area());
        pages = new DiaryPages(parent);
        edits = new EntryEdits(background, desk, told -> notice().show(told));
        amounts = new AmountEditor(pages.entries(), edits::amount, () -> refresh().request());
        new EntryMenu(pages.entries(), edits, amounts, shown);
        offer(commands);
        history = new UndoRedo(background, desk, done -> notice().show(Notice.told(done)));
        notice = new NoticeBar(parent, history::undo);
        refresh = background.refresh(Messages.diaryTitle, this::read, this::show, pages::showFailure);
        header.show(shown.get());
        handle(handlers);
        contexts.activateContext(Commands.CONTEXT);
    }

    @Inject
    void desk(@org.eclipse.e4.core.di.annotations.Optional @Service @Nullable Desk now) {
        desk.put(now);
        refresh.request();
    }

    @Inject
    void day(@org.eclipse.e4.core.di.annotations.Optional @Named(ShownDay.KEY) @Nullable LocalDate now) {
        if (now != null) {
            header.show(now);
            today = shown.isToday();
            refresh.request();
        }
    }

    @Inject
    void changed(@org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(Topics.CHANGE) @Nullable Change change) {
        if (change != null && (change.touches(shown.get()) || change.touches(RecordType.GOAL)
                || change.touches(RecordType.PRODUCT))) {
            refresh.request();
        }
    }

    @Inject
    void services(@org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(Desk.CHANGED) @Nullable String change) {
        refresh.request();
    }

    @Inject
    void store(@org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(Topics.STORE) @Nullable StoreState state) {
        refresh.request();
    }

    @Inject
    void choose(
            @org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(FoodSupply.CHOSEN) @Nullable Item<Product> food) {
        if (food != null) {
            quickAdd.choose(food);
        }
    }

    @Inject
    void notice(@org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(Notice.TOPIC) @Nullable Notice told) {
        if (told != null) {
            notice.show(told);
        }
    }

    @Focus
    void focus() {
        if (today && !shown.isToday()) {
            shown.set(LocalDate.now());
        }
        quickAdd.focus();
    }

    @Override
    public LocalDate day() {
        return shown.get();
    }

    @Override
    public UnifiedDataService data() {
        return desk.data();
    }

    @Override
    public void newProduct(String name, Consumer<Item<Product>> then) {
        ProductDialog.create(pages.area().getShell(), background, desk, name, then).open();
    }

    @Override
    public void say(String done) {
        notice.show(Notice.done(done));
    }

    @Override
    public void complain(String reason) {
        notice.show(Notice.fault(reason));
    }

    private void handle(EHandlerService handlers) {
        history.handle(handlers);
        DiaryTree entries = pages.entries();
        Step.on(handlers, Commands.DELETE, () -> edits.delete(entries.selection()),
                () -> entries.control().isFocusControl() && !entries.selection().isEmpty());
        Step.on(handlers, Commands.EDIT, amounts::edit, () -> entries.row().isPresent());
        Step.on(handlers, Commands.REPEAT, () -> edits.copy(entries.selection(), LocalDate.now()),
                () -> !entries.selection().isEmpty());
        Step.on(handlers, Commands.QUICK_ADD, quickAdd::focus);
        Step.on(handlers, Commands.DAY_BEFORE, () -> shown.set(shown.get().minusDays(1)));
        Step.on(handlers, Commands.DAY_AFTER, () -> shown.set(shown.get().plusDays(1)));
        Step.on(handlers, Commands.TODAY, () -> shown.set(LocalDate.now()));
    }

    private void offer(RunCommand commands) {
        Shell shell = pages.area().getShell();
        FoodSupply supply = new FoodSupply(background, desk, shell, told -> notice().show(told));
        pages.offerFirst(Messages.firstStarter, () -> supply.starter(quickAdd::focus));
        pages.offerFirst(Messages.firstImport, () -> supply.file(quickAdd::focus));
        pages.offerFirst(Messages.firstSignIn, () -> commands.run(Commands.SIGN_IN));
        pages.offerRepair(Messages.stateTryAgain, this::openAgain);
        pages.offerRepair(Messages.storageOpen, () -> StoragePage.open(shell));
    }

    /** What comes of it comes as an event. */
    private void openAgain() {
        background.run(Messages.stateTryAgain, () -> desk.need().stores().map(StoreSwitch::retry),
                state -> refresh.request(), pages::showFailure);
    }

    private NoticeBar notice() {
        return notice;
    }

    private Refresh refresh() {
        return refresh;
    }

    private DiaryPages.Shown read() {
        return desk.need().read(data -> {
            DiaryDay read = data.diary().day(shown.get());
            return new DiaryPages.Shown(read,
                    !read.entries().isEmpty() || !data.products().search("", Optional.empty(), 1).items().isEmpty());
        });
    }

    private void show(DiaryPages.Shown read) {
        if (read.day().day().equals(shown.get()) && !amounts.isOpen()) {
            pages.show(read);
        }
    }
}
