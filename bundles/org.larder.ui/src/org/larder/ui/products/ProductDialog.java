package org.larder.ui.products;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Shell;
import org.larder.api.data.PastEntries;
import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.LarderException;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Form;
import org.larder.ui.shell.FormDialog;
import org.larder.ui.text.Figures;

/** Makes or edits a food, and corrects the entries that were logged of it if that is wanted. */
public final class ProductDialog extends FormDialog {

    private final Background background;
    private final DeskSlot desk;
    private final Optional<Item<Product>> edited;
    private final String name;
    private final Consumer<Saved> then;
    private Optional<PastBox> past = Optional.empty();

    /**
     * What was stored.
     *
     * @param corrected entries that say the same now
     */
    public record Saved(Item<Product> item, long corrected) {
    }

    private ProductDialog(Shell parent, String title, Background background, DeskSlot desk,
            Optional<Item<Product>> edited, String name, Consumer<Saved> then) {
        super(parent, title, edited.isPresent() ? Messages.save : Messages.productAdd);
        this.background = background;
        this.desk = desk;
        this.edited = edited;
        this.name = name;
        this.then = then;
    }

    /** @param then gets the food once it is stored */
    public static ProductDialog create(Shell parent, Background background, DeskSlot desk, String name,
            Consumer<Item<Product>> then) {
        return new ProductDialog(parent, Messages.productNew, background, desk, Optional.empty(), name,
                saved -> then.accept(saved.item()));
    }

    /** @param then gets what was stored; it is not called if nothing was changed */
    public static ProductDialog edit(Shell parent, Background background, DeskSlot desk, Item<Product> product,
            Consumer<Saved> then) {
        return new ProductDialog(parent, Messages.productEdit, background, desk, Optional.of(product), "", then);
    }

    @Override
    protected void fill(Form form) {
        ProductForm.fill(form);
        form.set("name", name);
        edited.ifPresent(item -> {
            new ProductForm(form).write(item.data(), Figures.local()::exact);
            past = Optional.of(new PastBox(form, background, desk, item.key().uuid()));
        });
    }

    @Override
    protected void save(Form form) {
        PastEntries entries = past.map(PastBox::wanted).orElse(PastEntries.KEEP);
        try {
            Product product = new ProductForm(form).read(edited.map(Item::data));
            if (entries == PastEntries.KEEP && edited.filter(item -> item.data().equals(product)).isPresent()) {
                close();
            } else {
                background.run(Messages.save, () -> store(desk.data().products(), product, entries), this::stored,
                        this::failed);
            }
        } catch (LarderException invalid) {
            failed(invalid);
        }
    }

    private Saved store(Products products, Product product, PastEntries entries) {
        if (edited.isEmpty()) {
            return new Saved(products.add(product), 0);
        }
        RecordKey key = edited.get().key();
        long corrected = products.change(key.uuid(), product, entries);
        return new Saved(products.find(key.uuid()).orElseThrow(() -> new NotFoundException(key)), corrected);
    }

    private void stored(Saved saved) {
        close();
        then.accept(saved);
    }
}
