package org.larder.ui.products;

import java.util.UUID;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.larder.api.data.Products;
import org.larder.api.event.Change;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.StoreState;
import org.larder.api.model.Item;
import org.larder.api.model.LarderException;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Commands;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Hint;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Step;
import org.larder.ui.shell.UndoRedo;
import org.larder.ui.shell.UnreadableException;
import org.larder.ui.text.Figures;

/** The foods: search, make, edit, delete; a double click takes one to the diary. */
public final class ProductsPart {

    public static final String ID = "org.larder.ui.products";
    private static final int PAUSE_MILLIS = 120;

    private final DeskSlot desk = new DeskSlot();
    private final IEventBroker events;
    private final Background background;
    private final Refresh refresh;
    private final Composite pages;
    private final StackLayout stack = new StackLayout();
    private final Text search;
    private final ProductTable table;
    private final Hint hint;
    private final Label count;
    private final ProductPages loaded = new ProductPages();
    private volatile String text = "";
    private volatile int wanted = ProductPages.SIZE;
    private volatile boolean stale = true;

    @Inject
    public ProductsPart(Composite parent, UISynchronize ui, IEventBroker events, EHandlerService handlers,
            EContextService contexts) {
        this.events = events;
        background = new Background(ui, parent);
        Space.view(1).applyTo(parent);
        search = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.BORDER);
        search.setMessage(Messages.productsSearch);
        Named.as(search, Messages.productsSearch);
        Space.wide().applyTo(search);
        pages = new Composite(parent, SWT.NONE);
        pages.setLayout(stack);
        Space.all().applyTo(pages);
        table = new ProductTable(pages, this::atEnd);
        hint = new Hint(pages);
        count = footer(parent);
        refresh = background.refresh(Messages.productsTitle, this::read, this::show, this::showFailure);
        showHint(Messages.stateOpening);
        listen();
        handle(handlers);
        contexts.activateContext(Commands.CONTEXT);
    }

    @Inject
    void desk(@org.eclipse.e4.core.di.annotations.Optional @Service @Nullable Desk now) {
        desk.put(now);
        again(0);
    }

    @Inject
    void changed(@org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(Topics.CHANGE) @Nullable Change change) {
        if (change != null && change.touches(RecordType.PRODUCT)) {
            again(0);
        }
    }

    @Inject
    void services(@org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(Desk.CHANGED) @Nullable String change) {
        again(0);
    }

    @Inject
    void store(@org.eclipse.e4.core.di.annotations.Optional @UIEventTopic(Topics.STORE) @Nullable StoreState state) {
        again(0);
    }

    @Focus
    void focus() {
        search.setFocus();
    }

    private Label footer(Composite parent) {
        Composite footer = new Composite(parent, SWT.NONE);
        Space.rows(2).applyTo(footer);
        Space.wide().applyTo(footer);
        Button add = new Button(footer, SWT.PUSH);
        add.setText(Messages.productsNew);
        add.addListener(SWT.Selection, event -> create());
        Space.button(add).applyTo(add);
        Label words = new Label(footer, SWT.RIGHT);
        Space.wide().applyTo(words);
        return words;
    }

    private void listen() {
        search.addListener(SWT.Modify, event -> {
            text = search.getText();
            wanted = ProductPages.SIZE;
            again(PAUSE_MILLIS);
        });
        search.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                search.setText("");
            } else if (event.keyCode == SWT.ARROW_DOWN) {
                table.control().setFocus();
            }
        });
        table.control().addListener(SWT.DefaultSelection, event -> choose());
        table.control().setMenu(menu());
    }

    private Menu menu() {
        Menu menu = new Menu(table.control());
        item(menu, Messages.productsChoose, this::choose);
        item(menu, Messages.productsEdit, this::edit);
        item(menu, Messages.productsDelete, this::delete);
        return menu;
    }

    private static void item(Menu menu, String label, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(label);
        item.addListener(SWT.Selection, event -> action.run());
    }

    private void handle(EHandlerService handlers) {
        new UndoRedo(background, desk, done -> events.post(Notice.TOPIC, Notice.told(done))).handle(handlers);
        Step.on(handlers, Commands.DELETE, this::delete,
                () -> table.control().isFocusControl() && table.selection().isPresent());
        Step.on(handlers, Commands.EDIT, this::edit, () -> table.selection().isPresent());
        Step.on(handlers, Commands.FIND, search::setFocus);
    }

    private void atEnd() {
        wanted += ProductPages.SIZE;
        refresh.request();
    }

    private void again(long pause) {
        stale = true;
        refresh.request(pause);
    }

    private ProductPages.Loaded read() {
        return desk.need().read(data -> read(data.products()));
    }

    private ProductPages.Loaded read(Products products) {
        String now = text;
        boolean again = stale;
        stale = false;
        try {
            return again ? loaded.again(products, now, wanted) : loaded.more(products, wanted);
        } catch (LarderException e) {
            stale = true;
            throw e;
        }
    }

    private void show(ProductPages.Loaded result) {
        table.show(result);
        count.setText(NLS.bind(result.count() == 1 ? Messages.productsOne : Messages.productsMany,
                Figures.local().count(result.count())));
        if (result.count() > 0) {
            showPage(table.area());
        } else {
            showHint(result.text().isBlank() ? Messages.productsEmpty
                    : NLS.bind(Messages.productsNone, result.text().strip()));
        }
    }

    private void showFailure(LarderException failure) {
        if (!UnreadableException.passes(failure) || stack.topControl == hint.area()) {
            count.setText("");
            showHint(failure.getMessage());
        }
    }

    private void showHint(String sentence) {
        hint.say(sentence);
        showPage(hint.area());
    }

    private void showPage(Control page) {
        if (stack.topControl != page) {
            stack.topControl = page;
            pages.layout();
        }
    }

    private void choose() {
        table.selection().ifPresent(food -> events.post(FoodSupply.CHOSEN, food));
    }

    private void create() {
        Consumer<Item<Product>> done = item -> say(NLS.bind(Messages.productAdded, item.data().name()));
        ProductDialog.create(pages.getShell(), background, desk, text.strip(), done).open();
    }

    private void edit() {
        table.selection().ifPresent(food -> ProductDialog.edit(pages.getShell(), background, desk, food,
                saved -> say(words(saved))).open());
    }

    private static String words(ProductDialog.Saved saved) {
        String name = saved.item().data().name();
        if (saved.corrected() == 0) {
            return NLS.bind(Messages.productSaved, name);
        }
        return saved.corrected() == 1 ? NLS.bind(Messages.productCorrectedOne, name)
                : NLS.bind(Messages.productCorrected, name, Figures.local().count(saved.corrected()));
    }

    private void delete() {
        table.selection().ifPresent(food -> {
            UUID id = food.key().uuid();
            background.run(Messages.productsDelete, () -> {
                desk.data().products().delete(id);
                return id;
            }, gone -> say(NLS.bind(Messages.deleted, food.data().name())), failure -> complain(failure.getMessage()));
        });
    }

    private void say(String done) {
        events.post(Notice.TOPIC, Notice.done(done));
    }

    private void complain(String reason) {
        events.post(Notice.TOPIC, Notice.fault(reason));
    }
}
