package org.larder.ui.products;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

import org.larder.api.model.FieldError;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Product;
import org.larder.api.model.ValidationException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Form;
import org.larder.ui.text.Decimals;

/** Barcode and further nutrients of a food as the fields of a form, named as in the contract. */
final class FurtherFields {

    private static final String BARCODE = "barcode";
    private static final String FIBER = "fiber";
    private static final String SUGAR = "sugar";
    private static final String SATURATED_FAT = "saturatedFat";
    private static final String SALT = "salt";

    private final Form form;
    private final List<FieldError> faults = new ArrayList<>();

    FurtherFields(Form form) {
        this.form = form;
    }

    static void fill(Form form) {
        form.figure(FIBER, Messages.nutrientFiber, Messages.unitGramPer100);
        form.figure(SUGAR, Messages.nutrientSugar, Messages.unitGramPer100);
        form.figure(SATURATED_FAT, Messages.nutrientSaturatedFat, Messages.unitGramPer100);
        form.figure(SALT, Messages.nutrientSalt, Messages.unitGramPer100);
        form.text(BARCODE, Messages.productBarcode, 0);
    }

    void write(Product product, DoubleFunction<String> figure) {
        form.set(BARCODE, product.barcode().orElse(""));
        FurtherNutrients further = product.further();
        write(FIBER, further.fiber(), figure);
        write(SUGAR, further.sugar(), figure);
        write(SATURATED_FAT, further.saturatedFat(), figure);
        write(SALT, further.salt(), figure);
    }

    private void write(String field, OptionalDouble grams, DoubleFunction<String> figure) {
        grams.ifPresent(value -> form.set(field, figure.apply(value)));
    }

    /**
     * The food with what the fields say.
     *
     * @throws ValidationException naming the fields that are no numbers
     */
    Product read(Product product, Decimals decimals) {
        FurtherNutrients further = new FurtherNutrients(figure(FIBER, decimals), figure(SUGAR, decimals),
                figure(SATURATED_FAT, decimals), figure(SALT, decimals));
        if (!faults.isEmpty()) {
            throw new ValidationException(faults);
        }
        return product.withFurther(further)
                .withBarcode(Optional.of(form.get(BARCODE)).filter(text -> !text.isEmpty()));
    }

    private OptionalDouble figure(String field, Decimals decimals) {
        String text = form.get(field);
        OptionalDouble value = decimals.of(text);
        if (value.isEmpty() && !text.isEmpty()) {
            faults.add(new FieldError(field, text, Messages.fieldNoNumber));
        }
        return value;
    }
}
