package org.larder.store.jdbc;

import org.larder.api.model.Nutrients;
import org.larder.store.jdbc.StoredRecord.Eaten;

/** What a transaction does to the total of a day. Used by one thread. */
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

    boolean nothing() {
        return entries == 0 && energy == 0 && protein == 0 && fat == 0 && carbs == 0;
    }

    /** Whether the day has fewer entries now. */
    boolean fewer() {
        return entries < 0;
    }

    /** Entries, energy, protein, fat, carbs, and the day. */
    Object[] values(long day) {
        return new Object[]{entries, energy, protein, fat, carbs, (int) day};
    }

    /** Rounded as the schema's script does it. */
    static long millionths(double value) {
        return (long) Math.floor(value * MILLION + HALF);
    }

    static Nutrients nutrients(long energy, long protein, long fat, long carbs) {
        return new Nutrients(energy / MILLION, protein / MILLION, fat / MILLION, carbs / MILLION);
    }
}
