package org.larder.ui.products;

import java.nio.file.Path;

import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.FoodTableMapping;

/**
 * What a person wants imported.
 *
 * @param mapping how the columns are read
 * @param duplicates what becomes of foods that are there already
 */
record ImportOrder(Path file, FoodTableMapping mapping, Duplicates duplicates) {
}
