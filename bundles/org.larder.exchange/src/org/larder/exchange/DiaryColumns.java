package org.larder.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Snapshot;

/** The columns of a diary. Immutable. */
final class DiaryColumns {

    static final List<String> TITLES = SyncColumns.behind(List.of("day", "time", "meal", "food", "brand", "amount_g",
            "kcal", "protein_g", "fat_g", "carbs_g", "fiber_g", "sugar_g", "saturatedFat_g", "salt_g", "note", "id",
            "productId"));

    private static final int DIGITS = 3;
    private static final double PORTION = 100;

    private final Cells cells;
    private final ZoneId zone;

    /** @param zone in which times are told */
    DiaryColumns(Cells cells, ZoneId zone) {
        this.cells = cells;
        this.zone = zone;
    }

    List<String> row(DiaryEntry entry) {
        Consumption eaten = entry.item().data();
        Optional<Snapshot> food = eaten.snapshot();
        List<String> row = new ArrayList<>(TITLES.size());
        row.add(entry.day().toString());
        row.add(DateTimeFormatter.ISO_LOCAL_TIME.format(
                LocalTime.ofInstant(eaten.date(), zone).truncatedTo(ChronoUnit.SECONDS)));
        row.add(cells.text(eaten.meal().map(Meal::name)));
        row.add(cells.text(food.map(Snapshot::name)));
        row.add(cells.text(food.flatMap(Snapshot::brand)));
        row.add(Cells.number(eaten.amount()));
        nutrients(row, entry.eaten());
        further(row, food.map(Snapshot::further).orElse(FurtherNutrients.UNKNOWN), eaten.amount());
        row.add(cells.text(eaten.note()));
        row.add(entry.item().id());
        row.add(eaten.productId().toString());
        SyncColumns.add(row, entry.item().sync(), cells);
        return row;
    }

    private static void nutrients(List<String> row, Optional<Nutrients> eaten) {
        for (ToDoubleFunction<Nutrients> part : List.<ToDoubleFunction<Nutrients>>of(Nutrients::calories,
                Nutrients::protein, Nutrients::fat, Nutrients::carbs)) {
            row.add(eaten.map(part::applyAsDouble).map(DiaryColumns::rounded).orElse(""));
        }
    }

    private static void further(List<String> row, FurtherNutrients of100g, double grams) {
        for (OptionalDouble part : List.of(of100g.fiber(), of100g.sugar(), of100g.saturatedFat(), of100g.salt())) {
            row.add(part.isPresent() ? rounded(part.getAsDouble() * grams / PORTION) : "");
        }
    }

    private static String rounded(double value) {
        return Cells.plain(BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN));
    }
}
