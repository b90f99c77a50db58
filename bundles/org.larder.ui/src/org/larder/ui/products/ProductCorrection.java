package org.larder.ui.products;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.swt.widgets.Shell;
import org.larder.api.model.Data;
import org.larder.api.model.Product;
import org.larder.ui.Messages;
import org.larder.ui.shell.CorrectionDialog;
import org.larder.ui.shell.Form;
import org.larder.ui.text.Decimals;
import org.larder.ui.text.Figures;

/** Corrects a food, with all fields that a server may find fault with. */
public final class ProductCorrection extends CorrectionDialog {

    private final Product now;

    public ProductCorrection(Shell parent, Product now, Correction correction) {
        super(parent, Messages.correctFood, correction);
        this.now = now;
    }

    @Override
    protected void fill(Form form) {
        ProductForm.fill(form);
        FurtherFields.fill(form);
        Figures figures = Figures.local();
        new ProductForm(form).write(now, figures::exact);
        new FurtherFields(form).write(now, figures::exact);
    }

    @Override
    protected Data read(Form form) {
        Product product = new ProductForm(form).read(Optional.of(now));
        return new FurtherFields(form).read(product, new Decimals(Locale.getDefault(Locale.Category.FORMAT)));
    }
}
