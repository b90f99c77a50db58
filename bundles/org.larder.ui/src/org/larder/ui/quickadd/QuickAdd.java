package org.larder.ui.quickadd;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.larder.api.model.Consumption;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.Product;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;
import org.larder.ui.text.MealWords;

/** The line that adds a meal: a food, an amount and a meal in a few words, completed while they are typed. */
public final class QuickAdd {

    private static final int PAUSE_MILLIS = 60;

    private final Background background;
    private final QuickAddHost host;
    private final Completion completion = new Completion();
    private final Figures figures = Figures.local();
    private final Composite area;
    private final Text line;
    private final Combo meal;
    private final CompletionPopup popup;
    private final Refresh search;
    private volatile String typed = "";
    private volatile Optional<Item<Product>> chosen = Optional.empty();
    private Completion.Found found = Completion.Found.NOTHING;
    private boolean entered;

    public QuickAdd(Composite parent, Background background, QuickAddHost host) {
        this.background = background;
        this.host = host;
        area = new Composite(parent, SWT.NONE);
        Space.rows(3).applyTo(area);
        Label label = new Label(area, SWT.NONE);
        label.setText(Messages.quickAddLabel);
        line = new Text(area, SWT.SINGLE | SWT.BORDER | SWT.SEARCH | SWT.ICON_CANCEL);
        line.setMessage(Messages.quickAddMessage);
        Space.wide().applyTo(line);
        Named.as(line, Messages.quickAddName);
        meal = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
        meal.setItems(MealWords.headings().toArray(String[]::new));
        Named.as(meal, Messages.quickAddMeal);
        likelyMeal();
        popup = new CompletionPopup(line, this::accept);
        search = background.refresh(Messages.quickAddSearch, this::find, this::show,
                failure -> fail(failure.getMessage()));
        listen();
    }

    public Control area() {
        return area;
    }

    public void focus() {
        line.setFocus();
    }

    /** Chooses the meal that is likely now. */
    public void likelyMeal() {
        meal.select(Meal.ALL.indexOf(MealWords.at(LocalTime.now())));
    }

    /** Writes a food into the line, its amount selected for typing over. */
    public void choose(Item<Product> food) {
        chosen = Optional.of(food);
        line.setText(food.data().name() + " ");
        line.setFocus();
        line.setSelection(line.getCharCount());
    }

    private void listen() {
        line.addListener(SWT.Modify, event -> changed());
        line.addListener(SWT.KeyDown, this::key);
        line.addListener(SWT.Traverse, this::traverse);
        line.addListener(SWT.DefaultSelection, event -> enter());
        line.addListener(SWT.FocusOut, event -> line.getDisplay().asyncExec(popup::hide));
    }

    private void changed() {
        typed = line.getText();
        entered = false;
        if (typed.isBlank()) {
            popup.hide();
            chosen = Optional.empty();
        }
        search.request(PAUSE_MILLIS);
    }

    private Completion.Found find() {
        String now = typed;
        return now.isBlank() ? Completion.Found.NOTHING : completion.find(host.data().products(), now, chosen);
    }

    private void show(Completion.Found result) {
        found = result;
        if (!result.line().equals(line.getText()) || result.line().isBlank()) {
            return;
        }
        if (entered) {
            accept(0);
        } else if (line.isFocusControl()) {
            popup.show(rows());
        }
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Candidate candidate : found.candidates()) {
            rows.add(List.of(candidate.item().data().name(), candidate.amount().text(figures),
                    NLS.bind(Messages.unitKcal, figures.kcal(candidate.eaten().calories()))));
        }
        String unknown = completion.unknown(found.line()).food();
        if (chosen.isEmpty() && !unknown.isBlank() && !found.exact(unknown)) {
            rows.add(List.of(NLS.bind(Messages.quickAddNew, unknown), "", ""));
        }
        return rows;
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ESC) {
            line.setText("");
            event.doit = false;
        } else if (popup.visible() && (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.ARROW_UP)) {
            popup.move(event.keyCode == SWT.ARROW_DOWN ? 1 : -1);
            event.doit = false;
        }
    }

    private void traverse(Event event) {
        if (event.detail == SWT.TRAVERSE_ESCAPE) {
            event.doit = false;
        } else if (event.detail == SWT.TRAVERSE_TAB_NEXT && popup.visible()
                && popup.selected() < found.candidates().size()) {
            event.doit = false;
            toAmount(found.candidates().get(popup.selected()));
        }
    }

    private void toAmount(Candidate candidate) {
        chosen = Optional.of(candidate.item());
        String name = candidate.item().data().name() + " ";
        String amount = figures.exact(candidate.amount().grams());
        line.setText(name + amount + " g");
        line.setSelection(name.length(), name.length() + amount.length());
    }

    private void enter() {
        if (line.getText().isBlank()) {
            return;
        }
        if (found.line().equals(line.getText())) {
            accept(popup.visible() ? popup.selected() : 0);
        } else {
            entered = true;
        }
    }

    private void accept(int row) {
        popup.hide();
        entered = false;
        if (row >= 0 && row < found.candidates().size()) {
            log(found.candidates().get(row));
        } else if (!found.line().isBlank() && chosen.isEmpty()) {
            make(completion.unknown(found.line()));
        }
    }

    private void make(Reading reading) {
        if (reading.words().isEmpty()) {
            return;
        }
        host.newProduct(reading.food(), item -> {
            Amount amount = reading.quantity().flatMap(quantity -> quantity.of(item.data()))
                    .orElse(new Amount(100, Optional.empty()));
            log(new Candidate(item, amount, reading.meal()));
        });
    }

    private void log(Candidate candidate) {
        Meal to = candidate.meal().orElse(Meal.ALL.get(meal.getSelectionIndex()));
        line.setText("");
        UUID product = candidate.item().key().uuid();
        var day = host.day();
        background.run(Messages.quickAddName,
                () -> host.data().diary().log(product, candidate.amount().grams(), day, Optional.of(to)),
                this::logged, failure -> fail(failure.getMessage()));
    }

    private void logged(Item<Consumption> item) {
        String name = item.data().snapshot().map(snapshot -> snapshot.name()).orElse("");
        host.say(NLS.bind(Messages.quickAddDone, name, figures.amount(item.data().amount())));
    }

    private void fail(String reason) {
        entered = false;
        host.complain(reason);
    }
}
