package org.larder.api.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A product with how it was last logged.
 *
 * @param item the product
 * @param lastAmount g
 * @param lastMeal the meal that it was last logged for
 * @param lastDay the latest day that it was logged on
 * @param times how often it was logged
 */
public record LoggedProduct(Item<Product> item, double lastAmount, Optional<Meal> lastMeal, LocalDate lastDay,
        long times) {
}
