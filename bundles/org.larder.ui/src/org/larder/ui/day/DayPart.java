package org.larder.ui.day;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.larder.api.data.DiaryDay;
import org.larder.api.event.Change;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LarderException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.RecordType;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Commands;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Hint;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.ShownDay;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Tones;
import org.larder.ui.shell.UndoRedo;
import org.larder.ui.shell.UnreadableException;
import org.larder.ui.text.Figures;

/** A glance at the day: how much was eaten, and how much is left. */
public final class DayPart {

    public static final String ID = "org.larder.ui.day";

    private final DeskSlot desk = new DeskSlot();
    private final ShownDay shown;
    private final Background background;
    private final Refresh refresh;
    private final Composite parent;
    private final StackLayout stack = new StackLayout();
    private final Composite figures;
    private final EnergyRing ring;
    private final Label energy;
    private final MacroBar protein;
    private final MacroBar fat;
    private final MacroBar carbs;
    private final Hint noGoal;
    private final Hint hint;
    private Optional<Goal> goal = Optional.empty();

    @Inject
    public DayPart(Composite parent, UISynchronize ui, MWindow window, IEventBroker events, EHandlerService handlers,
            EContextService contexts) {
        this.parent = parent;
        shown = new ShownDay(window);
        background = new Background(ui, parent);
        parent.setLayout(stack);
        figures = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(Space.TWO, Space.ONE).spacing(Space.ONE, Space.ONE).applyTo(figures);
        ring = new EnergyRing(figures);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.FILL).grab(true, true).applyTo(ring.control());
        energy = new Label(figures, SWT.CENTER);
        Space.wide().applyTo(energy);
        protein = new MacroBar(figures, Messages.nutrientProtein, Tones.PROTEIN);
        fat = new MacroBar(figures, Messages.nutrientFat, Tones.FAT);
        carbs = new MacroBar(figures, Messages.nutrientCarbsShort, Tones.CARBOHYDRATES);
        Button change = new Button(figures, SWT.PUSH);
        change.setText(Messages.goalChange);
        change.addListener(SWT.Selection, event -> setGoal());
        Space.button(change).align(SWT.END, SWT.CENTER).applyTo(change);
        noGoal = new Hint(parent);
        noGoal.offer(Messages.goalSet, this::setGoal);
        hint = new Hint(parent);
        refresh = background.refresh(Messages.dayTitle, this::read, this::show, this::showFailure);
        hint.say(Messages.stateOpening);
        showPage(hint.area());
        new UndoRedo(background, desk, done -> events.post(Notice.TOPIC, Notice.told(done))).handle(handlers);
        contexts.activateContext(Commands.CONTEXT);
    }

    @Inject
    void desk(@org.eclipse.e4.core.di.annotations.Optional @Service @Nullable Desk now) {
        desk.put(now);
        refresh.request();
    }

    @Inject
    void day(@org.eclipse.e4.core.di.annotations.Optional @Named(ShownDay.KEY) @Nullable LocalDate now) {
        refresh.request();
    }

    @Inject
    void changed(@org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(Topics.CHANGE) @Nullable Change change) {
        if (change != null && (change.touches(shown.get()) || change.touches(RecordType.GOAL))) {
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

    @Focus
    void focus() {
        parent.setFocus();
    }

    private DiaryDay read() {
        return desk.need().read(data -> data.diary().day(shown.get()));
    }

    private void show(DiaryDay day) {
        if (!day.day().equals(shown.get())) {
            return;
        }
        goal = day.goal().map(Item::data);
        goal.ifPresentOrElse(now -> show(day.eaten(), now.daily()), () -> showEaten(day.eaten()));
    }

    private void show(Nutrients eaten, Nutrients daily) {
        Figures format = Figures.local();
        ring.show(new Share(eaten.calories(), daily.calories()));
        energy.setText(
                NLS.bind(Messages.dayEnergy, format.kcal(eaten.calories()), format.kcal(daily.calories())));
        protein.show(new Share(eaten.protein(), daily.protein()));
        fat.show(new Share(eaten.fat(), daily.fat()));
        carbs.show(new Share(eaten.carbs(), daily.carbs()));
        showPage(figures);
    }

    private void showEaten(Nutrients eaten) {
        Figures format = Figures.local();
        noGoal.say(NLS.bind(Messages.goalNone, new Object[]{format.kcal(eaten.calories()),
                format.grams(eaten.protein()), format.grams(eaten.fat()), format.grams(eaten.carbs())}));
        showPage(noGoal.area());
    }

    private void showFailure(LarderException failure) {
        if (!UnreadableException.passes(failure) || stack.topControl == hint.area()) {
            hint.say(failure.getMessage());
            showPage(hint.area());
        }
    }

    private void showPage(Control page) {
        stack.topControl = page;
        parent.layout();
    }

    private void setGoal() {
        new GoalDialog(parent.getShell(), background, desk, shown.get(), goal).open();
    }
}
