package org.larder.ui.products;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.larder.api.model.FieldError;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.ValidationException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Form;
import org.larder.ui.text.Decimals;

/** A food as the fields of a form, named as in the contract. */
final class ProductForm {

    private static final String NAME = "name";
    private static final String BRAND = "brand";
    private static final String CALORIES = "calories";
    private static final String PROTEIN = "protein";
    private static final String FAT = "fat";
    private static final String CARBS = "carbs";

    private final Form form;
    private final Decimals decimals = new Decimals(Locale.getDefault(Locale.Category.FORMAT));
    private final List<FieldError> faults = new ArrayList<>();

    ProductForm(Form form) {
        this.form = form;
    }

    static void fill(Form form) {
        form.text(NAME, Messages.productName, 0).setFocus();
        form.text(BRAND, Messages.productBrand, 0);
        form.text(ServingsText.FIELD, Messages.productServings, 0).setMessage(Messages.productServingsExample);
        form.figure(CALORIES, Messages.productCalories, Messages.unitKcalPer100);
        form.figure(PROTEIN, Messages.nutrientProtein, Messages.unitGramPer100);
        form.figure(FAT, Messages.nutrientFat, Messages.unitGramPer100);
        form.figure(CARBS, Messages.nutrientCarbs, Messages.unitGramPer100);
    }

    /** Writes a food into the fields. */
    void write(Product product, java.util.function.DoubleFunction<String> figure) {
        form.set(NAME, product.name());
        product.brand().ifPresent(brand -> form.set(BRAND, brand));
        form.set(ServingsText.FIELD, ServingsText.write(product.servings(), figure));
        form.set(CALORIES, figure.apply(product.per100g().calories()));
        form.set(PROTEIN, figure.apply(product.per100g().protein()));
        form.set(FAT, figure.apply(product.per100g().fat()));
        form.set(CARBS, figure.apply(product.per100g().carbs()));
    }

    /**
     * The food that the fields say.
     *
     * @param base what the fields do not show is taken from it
     * @throws ValidationException naming the fields that are empty or no numbers
     */
    Product read(Optional<Product> base) {
        faults.clear();
        if (form.get(NAME).isEmpty()) {
            faults.add(new FieldError(NAME, "", Messages.fieldMissing));
        }
        Nutrients per100g = new Nutrients(figure(CALORIES), figure(PROTEIN), figure(FAT), figure(CARBS));
        var servings = ServingsText.read(form.get(ServingsText.FIELD), decimals, faults);
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
        Optional<String> brand = Optional.of(form.get(BRAND)).filter(text -> !text.isEmpty());
        Product from = base.orElseGet(() -> new Product("", per100g));
        FurtherNutrients further = from.further();
        return new Product(form.get(NAME), per100g, further, brand, from.barcode(), servings, from.extras());
    }

    private double figure(String field) {
        String text = form.get(field);
        OptionalDouble value = decimals.of(text);
        if (value.isEmpty()) {
            faults.add(new FieldError(field, text, text.isEmpty() ? Messages.fieldMissing : Messages.fieldNoNumber));
        }
        return value.orElse(0);
    }
}
