package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import org.larder.api.model.DayTotal;
import org.larder.api.model.Nutrients;
import org.larder.store.jdbc.StoredRecord.Eaten;

/** What is done to the total of a day. Used by one thread at a time. */
final class DayChange {

    private static final double MILLION = 1_000_000;
    private static final double HALF = 0.5;

    private long entries;
    private long energy;
    private long protein;
    private long fat;
    private long carbs;

    /** @param sign 1 or -1 */
    void add(Eaten eaten, int sign) {
        entries += sign;
        eaten.nutrients().ifPresent(nutrients -> {
            energy += sign * millionths(nutrients.calories());
            protein += sign * millionths(nutrients.protein());
            fat += sign * millionths(nutrients.fat());
            carbs += sign * millionths(nutrients.carbs());
        });
    }

    /** Adds what another does. */
    void add(DayChange other) {
        entries += other.entries;
        energy += other.energy;
        protein += other.protein;
        fat += other.fat;
        carbs += other.carbs;
    }

    /** What a row says: entries, energy, protein, fat, carbs, from a column on. */
    static DayChange read(ResultSet row, int column, int sign) throws SQLException {
        DayChange read = new DayChange();
        read.entries = sign * row.getLong(column);
        read.energy = sign * row.getLong(column + 1);
        read.protein = sign * row.getLong(column + 2);
        read.fat = sign * row.getLong(column + 3);
        read.carbs = sign * row.getLong(column + 4);
        return read;
    }

    long entries() {
        return entries;
    }

    boolean nothing() {
        return entries == 0 && energy == 0 && protein == 0 && fat == 0 && carbs == 0;
    }

    /** Whether the day has fewer entries now. */
    boolean fewer() {
        return entries < 0;
    }

    /** Entries, energy, protein, fat, carbs. */
    List<Long> values() {
        return List.of(entries, energy, protein, fat, carbs);
    }

    DayTotal total(long day) {
        return new DayTotal(LocalDate.ofEpochDay(day), entries,
                new Nutrients(energy / MILLION, protein / MILLION, fat / MILLION, carbs / MILLION));
    }

    /** Rounded as the schema's script does it. */
    static long millionths(double value) {
        return (long) Math.floor(value * MILLION + HALF);
    }
}
