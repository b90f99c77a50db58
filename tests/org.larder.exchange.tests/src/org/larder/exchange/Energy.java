package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;

/** Whether the energy of a food can be in kcal per 100 g beside its other figures. */
final class Energy {

    private static final double KCAL_OF_100_G_FAT = 37 * 100 / 4.184;

    private Energy() {
    }

    /** By 4, 9 and 4 kcal per g, with room for fibre and for what the table's own method does otherwise. */
    static void isPlausible(Product product) {
        Nutrients figures = product.per100g();
        double fiber = product.further().fiber().orElse(0);
        double expected = 4 * figures.protein() + 9 * figures.fat() + 4 * figures.carbs();
        assertThat(figures.calories()).as("kcal of %s", product.name())
                .isBetween(0.7 * expected - 30, 1.35 * expected + 2 * fiber + 30)
                .isLessThanOrEqualTo(KCAL_OF_100_G_FAT + 1);
    }
}
