package org.larder.ui.products;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Shell;
import org.larder.api.data.PastEntries;
import org.larder.api.model.Data;
import org.larder.api.model.Product;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.CorrectionDialog;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Form;
import org.larder.ui.text.Decimals;
import org.larder.ui.text.Figures;

/** Corrects a food, with all fields that a server may find fault with. */
public final class ProductCorrection extends CorrectionDialog {

    private final Background background;
    private final DeskSlot desk;
    private final UUID id;
    private final Product now;
    private Optional<PastBox> past = Optional.empty();

    public ProductCorrection(Shell parent, DeskSlot desk, UUID id, Product now, Correction correction) {
        super(parent, Messages.correctFood, correction);
        background = correction.background();
        this.desk = desk;
        this.id = id;
        this.now = now;
    }

    @Override
    protected void fill(Form form) {
        ProductForm.fill(form);
        FurtherFields.fill(form);
        Figures figures = Figures.local();
        new ProductForm(form).write(now, figures::exact);
        new FurtherFields(form).write(now, figures::exact);
        past = Optional.of(new PastBox(form, background, desk, id));
    }

    @Override
    protected Data read(Form form) {
        Product product = new ProductForm(form).read(Optional.of(now));
        return new FurtherFields(form).read(product, new Decimals(Locale.getDefault(Locale.Category.FORMAT)));
    }

    @Override
    protected Consumer<Data> afterwards() {
        return past.filter(box -> box.wanted() == PastEntries.CORRECT).isPresent() ? this::correctEntries : data -> {};
    }

    private void correctEntries(Data data) {
        desk.data().products().change(id, (Product) data, PastEntries.CORRECT);
    }
}
