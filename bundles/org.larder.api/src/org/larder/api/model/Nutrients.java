package org.larder.api.model;

/**
 * Energy and macronutrients, of 100 g of a food or of an amount eaten. A negative zero becomes zero.
 *
 * @param calories kcal
 * @param protein g
 * @param fat g
 * @param carbs g
 */
public record Nutrients(double calories, double protein, double fat, double carbs) {

    public static final Nutrients ZERO = new Nutrients(0, 0, 0, 0);

    public Nutrients {
        calories += 0.0;
        protein += 0.0;
        fat += 0.0;
        carbs += 0.0;
    }

    /** The nutrients of {@code grams} of a food of which these are the nutrients of 100 g. */
    public Nutrients of(double grams) {
        double share = grams / 100;
        return new Nutrients(calories * share, protein * share, fat * share, carbs * share);
    }

    public Nutrients plus(Nutrients other) {
        return new Nutrients(calories + other.calories, protein + other.protein, fat + other.fat, carbs + other.carbs);
    }
}
