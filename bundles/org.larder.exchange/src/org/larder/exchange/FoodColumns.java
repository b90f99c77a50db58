package org.larder.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.model.Item;
import org.larder.api.model.Product;

/** The columns of a table of foods, named as {@link FoodTableMapping#LARDER} reads them. Immutable. */
final class FoodColumns {

    static final List<String> TITLES = SyncColumns
            .behind(Stream.concat(FoodTableMapping.FIELDS.stream(), Stream.of("id")).toList());

    private final Cells cells;

    FoodColumns(Cells cells) {
        this.cells = cells;
    }

    List<String> row(Item<Product> item) {
        Product food = item.data();
        List<String> row = new ArrayList<>(TITLES.size());
        for (String field : FoodTableMapping.FIELDS) {
            row.add(cell(food, field));
        }
        row.add(item.id());
        SyncColumns.add(row, item.sync(), cells);
        return row;
    }

    private String cell(Product food, String field) {
        return switch (field) {
            case "name" -> cells.text(food.name());
            case "calories" -> Cells.number(food.per100g().calories());
            case "protein" -> Cells.number(food.per100g().protein());
            case "fat" -> Cells.number(food.per100g().fat());
            case "carbs" -> Cells.number(food.per100g().carbs());
            case "brand" -> cells.text(food.brand());
            case "barcode" -> food.barcode().orElse("");
            case "fiber" -> Cells.number(food.further().fiber());
            case "sugar" -> Cells.number(food.further().sugar());
            case "saturatedFat" -> Cells.number(food.further().saturatedFat());
            case "salt" -> Cells.number(food.further().salt());
            default -> throw new IllegalStateException("no column for " + field);
        };
    }
}
