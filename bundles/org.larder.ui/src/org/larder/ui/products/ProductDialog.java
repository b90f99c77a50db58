package org.larder.ui.products;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Shell;
import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.LarderException;
import org.larder.api.model.Product;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Form;
import org.larder.ui.shell.FormDialog;
import org.larder.ui.text.Figures;

/** Makes or edits a food. */
public final class ProductDialog extends FormDialog {

    private final Background background;
    private final DeskSlot desk;
    private final Optional<Item<Product>> edited;
    private final String name;
    private final Consumer<Item<Product>> then;

    private ProductDialog(Shell parent, String title, Background background, DeskSlot desk,
            Optional<Item<Product>> edited, String name, Consumer<Item<Product>> then) {
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
        return new ProductDialog(parent, Messages.productNew, background, desk, Optional.empty(), name, then);
    }

    /** @param then gets the food once it is stored */
    public static ProductDialog edit(Shell parent, Background background, DeskSlot desk, Item<Product> product,
            Consumer<Item<Product>> then) {
        return new ProductDialog(parent, Messages.productEdit, background, desk, Optional.of(product), "", then);
    }

    @Override
    protected void fill(Form form) {
        ProductForm.fill(form);
        form.set("name", name);
        edited.ifPresent(item -> new ProductForm(form).write(item.data(), Figures.local()::exact));
    }

    @Override
    protected void save(Form form) {
        try {
            Product product = new ProductForm(form).read(edited.map(Item::data));
            background.run(Messages.save, () -> store(desk.data().products(), product), this::stored, this::failed);
        } catch (LarderException invalid) {
            failed(invalid);
        }
    }

    private Item<Product> store(Products products, Product product) {
        return edited.map(item -> products.change(item.key().uuid(), product)).orElseGet(() -> products.add(product));
    }

    private void stored(Item<Product> item) {
        close();
        then.accept(item);
    }
}
