package org.larder.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.FoodTableMapping.EnergyUnit;
import org.larder.api.model.FieldError;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.api.model.ValidationException;
import org.larder.json.Json;
import org.larder.json.RecordJson;

/** Makes products of the rows of a table. Immutable. */
final class FoodRow {

    private static final String ENERGY = "calories";
    private static final Set<String> TEXTS = Set.of("name", "brand", "barcode");
    private static final double HUNDREDTH = 100;

    private final Columns columns;
    private final FoodTableMapping mapping;
    private final Decimals decimals;

    FoodRow(Columns columns, FoodTableMapping mapping) {
        this.columns = columns;
        this.mapping = mapping;
        this.decimals = new Decimals(mapping.decimalComma());
    }

    /** @throws ValidationException naming all columns whose cells are wrong */
    Product read(List<String> row) {
        if (row.size() > columns.width()) {
            throw new ValidationException(new FieldError("the row", "",
                    "has " + row.size() + " cells, the header only " + columns.width()));
        }
        List<FieldError> errors = new ArrayList<>();
        ObjectNode json = Json.MAPPER.createObjectNode();
        String kilojoules = columns.text(row, ENERGY).isEmpty() ? columns.kilojoules(row) : "";
        for (String field : columns.places().keySet()) {
            if (kilojoules.isEmpty() || !field.equals(ENERGY)) {
                put(json, field, columns.text(row, field), errors);
            }
        }
        energy(json, kilojoules, errors);
        return checked(json, errors);
    }

    private void put(ObjectNode json, String field, String text, List<FieldError> errors) {
        if (text.isEmpty() && !FoodTableMapping.required(field)) {
            return;
        }
        if (TEXTS.contains(field)) {
            json.put(field, Formulas.bare(text));
            return;
        }
        json.put(field, number(field, text, errors));
    }

    private double number(String field, String text, List<FieldError> errors) {
        OptionalDouble number = decimals.read(text);
        if (number.isEmpty()) {
            errors.add(new FieldError(field, text, text.isEmpty() ? "must not be empty" : decimals.form()));
        }
        return number.orElse(0);
    }

    /** Energy in kcal, to the hundredth if it was worked out. */
    private void energy(ObjectNode json, String kilojoules, List<FieldError> errors) {
        if (!kilojoules.isEmpty()) {
            json.put(ENERGY, kcal(EnergyUnit.KJ, number(ENERGY, kilojoules, errors)));
            return;
        }
        if (!json.has(ENERGY)) {
            json.put(ENERGY, number(ENERGY, "", errors));
        }
        double given = json.path(ENERGY).asDouble();
        if (given == 0 && mapping.zeroEnergyIsUnknown()) {
            json.put(ENERGY, kcal(EnergyUnit.KJ, kilojoules(json)));
        } else if (mapping.energyUnit() != EnergyUnit.KCAL) {
            json.put(ENERGY, kcal(mapping.energyUnit(), given));
        }
    }

    private static double kcal(EnergyUnit unit, double energy) {
        return Math.rint(unit.toKcal(energy) * HUNDREDTH) / HUNDREDTH;
    }

    /** By the factors of Regulation (EU) 1169/2011, annex XIV: 17, 37 and 17 kJ per g. */
    private static double kilojoules(ObjectNode json) {
        return 17 * json.path("protein").asDouble() + 37 * json.path("fat").asDouble()
                + 17 * json.path("carbs").asDouble();
    }

    private Product checked(ObjectNode json, List<FieldError> errors) {
        try {
            Product product = (Product) RecordJson.parse(RecordType.PRODUCT, json);
            if (errors.isEmpty()) {
                return product;
            }
        } catch (ValidationException e) {
            errors.addAll(e.errors());
        }
        throw new ValidationException(errors.stream().map(this::inTheWordsOfTheTable).toList());
    }

    private FieldError inTheWordsOfTheTable(FieldError error) {
        String title = columns.titles().getOrDefault(error.field(), error.field());
        return new FieldError(title.equals(error.field()) ? title : error.field() + " (\"" + title + "\")",
                error.value(),
                error.message());
    }
}
