package org.larder.ui.diary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.larder.api.data.Diary;
import org.larder.api.data.DiaryDay;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.event.Change;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.LarderException;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
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
import org.larder.ui.shell.Hint;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.RunCommand;
import org.larder.ui.shell.ShownDay;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Step;
import org.larder.ui.shell.UndoRedo;
import org.larder.ui.text.Figures;

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
    private final Composite pages;
    private final StackLayout stack = new StackLayout();
    private final Composite day;
    private final DiaryTree entries;
    private final Totals totals;
    private final AmountEditor amounts;
    private final Hint empty;
    private final Hint first;
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
        pages = new Composite(parent, SWT.NONE);
        pages.setLayout(stack);
        Space.all().applyTo(pages);
        day = new Composite(pages, SWT.NONE);
        Space.rows(1).applyTo(day);
        entries = new DiaryTree(day);
        Space.all().applyTo(entries.area());
        totals = new Totals(day);
        amounts = new AmountEditor(entries, this::change, () -> refresh().request());
        empty = new Hint(pages);
        FoodSupply supply = new FoodSupply(background, desk, pages.getShell(), this::say, this::complain);
        first = firstSteps(supply, commands);
        history = new UndoRedo(background, desk, done -> notice().show(Notice.told(done)));
        notice = new NoticeBar(parent, history::undo);
        refresh = background.refresh(Messages.diaryTitle, this::read, this::show, this::showFailure);
        header.show(shown.get());
        showHint(Messages.stateOpening);
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
        ProductDialog.create(pages.getShell(), background, desk, name, then).open();
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
        Step.on(handlers, Commands.DELETE, this::delete,
                () -> entries.control().isFocusControl() && !entries.selection().isEmpty());
        Step.on(handlers, Commands.EDIT, amounts::edit, () -> entries.row().isPresent());
        Step.on(handlers, Commands.QUICK_ADD, quickAdd::focus);
        Step.on(handlers, Commands.DAY_BEFORE, () -> shown.set(shown.get().minusDays(1)));
        Step.on(handlers, Commands.DAY_AFTER, () -> shown.set(shown.get().plusDays(1)));
        Step.on(handlers, Commands.TODAY, () -> shown.set(LocalDate.now()));
    }

    private Hint firstSteps(FoodSupply supply, RunCommand commands) {
        Hint hint = new Hint(pages);
        hint.say(Messages.firstSteps);
        hint.offer(Messages.firstStarter, () -> supply.starter(quickAdd::focus));
        hint.offer(Messages.firstImport, () -> supply.file(quickAdd::focus));
        hint.offer(Messages.firstSignIn, () -> commands.run(Commands.SIGN_IN));
        return hint;
    }

    private NoticeBar notice() {
        return notice;
    }

    private Refresh refresh() {
        return refresh;
    }

    private record State(DiaryDay day, boolean foods) {
    }

    private State read() {
        UnifiedDataService data = desk.data();
        DiaryDay read = data.diary().day(shown.get());
        return new State(read,
                !read.entries().isEmpty() || !data.products().search("", Optional.empty(), 1).items().isEmpty());
    }

    private void show(State state) {
        if (!state.day().day().equals(shown.get()) || amounts.isOpen()) {
            return;
        }
        entries.show(state.day());
        totals.show(state.day());
        if (!state.day().entries().isEmpty()) {
            showPage(day);
        } else if (state.foods()) {
            showHint(Messages.diaryEmpty);
        } else {
            showPage(first.area());
        }
    }

    private void showFailure(LarderException failure) {
        showHint(failure.getMessage());
    }

    private void showHint(String sentence) {
        empty.say(sentence);
        showPage(empty.area());
    }

    private void showPage(Control page) {
        if (stack.topControl != page) {
            stack.topControl = page;
            pages.layout();
        }
    }

    private void change(DiaryEntry entry, double grams) {
        UUID id = entry.item().key().uuid();
        background.run(Messages.columnAmount, () -> withAmount(data().diary(), id, grams),
                item -> say(NLS.bind(Messages.amountChanged, EntryWords.name(entry), Figures.local().amount(grams))),
                failure -> complain(failure.getMessage()));
    }

    private static Item<Consumption> withAmount(Diary diary, UUID id, double grams) {
        Item<Consumption> now = diary.find(id).orElseThrow(() -> new NotFoundException(RecordKey.consumption(id)));
        return diary.change(id, now.data().withAmount(grams));
    }

    private void delete() {
        List<DiaryEntry> chosen = entries.selection();
        List<UUID> ids = entries.selectedIds();
        String what = chosen.size() == 1 ? EntryWords.name(chosen.get(0))
                : NLS.bind(Messages.entriesMany, Figures.local().count(chosen.size()));
        background.run(Messages.undo, () -> {
            data().diary().deleteAll(ids);
            return ids;
        }, gone -> say(NLS.bind(Messages.deleted, what)), failure -> complain(failure.getMessage()));
    }
}
