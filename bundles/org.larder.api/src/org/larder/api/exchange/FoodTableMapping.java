package org.larder.api.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which column of a CSV file means what.
 *
 * @param columns field of a product on the wire (one of {@link #FIELDS}) to the title of its column. The first five are
 *        required. The column of another field may be missing in the file if its title is the field's own name
 * @param energyUnit the unit of the energy column
 * @param kilojoules the title of a column in kJ that counts where the energy column has nothing; either of the two may be
 *        missing in the file
 * @param separator between cells; empty: found from the first line
 * @param literalQuotes whether quotation marks mean themselves where tabs stand between the cells
 * @param decimalComma whether numbers are written 1,5
 * @param zeroEnergyIsUnknown whether an energy of 0 beside protein, fat or carbohydrates means "not given" and is worked
 *        out from them
 */
public record FoodTableMapping(Map<String, String> columns, EnergyUnit energyUnit, Optional<String> kilojoules,
        Optional<Character> separator, boolean literalQuotes, boolean decimalComma, boolean zeroEnergyIsUnknown) {

    /** The fields that a table can give, the required ones first. */
    public static final List<String> FIELDS = List.of("name", "calories", "protein", "fat", "carbs", "brand", "barcode",
            "fiber", "sugar", "saturatedFat", "salt");

    /** The columns have the fields' own names, energy is in kcal. */
    public static final FoodTableMapping LARDER = new FoodTableMapping(
            FIELDS.stream().collect(Collectors.toMap(Function.identity(), Function.identity())), EnergyUnit.KCAL,
            Optional.empty(), false);

    public FoodTableMapping {
        columns = Map.copyOf(columns);
    }

    /** One energy column, in which 0 is what it says; quotation marks as RFC 4180 has them. */
    public FoodTableMapping(Map<String, String> columns, EnergyUnit energyUnit, Optional<Character> separator,
            boolean decimalComma) {
        this(columns, energyUnit, Optional.empty(), separator, false, decimalComma, false);
    }

    public FoodTableMapping withColumns(Map<String, String> titles) {
        return new FoodTableMapping(titles, energyUnit, kilojoules, separator, literalQuotes, decimalComma,
                zeroEnergyIsUnknown);
    }

    public FoodTableMapping withEnergyUnit(EnergyUnit unit) {
        return new FoodTableMapping(columns, unit, kilojoules, separator, literalQuotes, decimalComma,
                zeroEnergyIsUnknown);
    }

    public FoodTableMapping withSeparator(Optional<Character> between) {
        return new FoodTableMapping(columns, energyUnit, kilojoules, between, literalQuotes, decimalComma,
                zeroEnergyIsUnknown);
    }

    public FoodTableMapping withDecimalComma(boolean comma) {
        return new FoodTableMapping(columns, energyUnit, kilojoules, separator, literalQuotes, comma,
                zeroEnergyIsUnknown);
    }

    /** Whether every product must have the field. */
    public static boolean required(String field) {
        return FIELDS.indexOf(field) < FIELDS.indexOf("brand");
    }

    /** The unit of an energy column. */
    public enum EnergyUnit {
        KCAL(1),
        /** 1 kcal = 4.184 kJ (thermochemical calorie; FAO Food and Nutrition Paper 77, 2003). */
        KJ(4.184);

        private final double perKcal;

        EnergyUnit(double perKcal) {
            this.perKcal = perKcal;
        }

        public double toKcal(double value) {
            return value / perKcal;
        }
    }
}
