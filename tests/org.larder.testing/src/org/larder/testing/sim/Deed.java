package org.larder.testing.sim;

import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;

/**
 * An edit that a person made.
 *
 * @param number ascending over the whole run
 * @param machine where
 * @param mark what tells its value from every other; empty for a delete
 * @param seen the edit whose value it replaced, if that is known
 * @param stamp of the edit; empty if it cancelled out, or if nobody knows whether it came about
 * @param returned whether the data service returned; if not, it may have come about or not
 */
record Deed(long number, String machine, RecordKey key, Optional<String> mark, Optional<Deed> seen,
        Optional<Stamp> stamp, boolean returned) {

    boolean delete() {
        return mark.isEmpty();
    }

    /** What tells the value of a record from every other that a person wrote. */
    static String mark(Data data) {
        return switch (data) {
            case org.larder.api.model.Product product -> product.name();
            case org.larder.api.model.Consumption entry -> entry.note().orElse("");
            case org.larder.api.model.Goal goal -> "g" + Math.round(goal.daily().calories() * 1000);
        };
    }

    @Override
    public String toString() {
        return "edit " + number + " of " + key.toString().substring(0, Math.min(22, key.toString().length())) + " by "
                + machine + (delete() ? " (delete)" : "");
    }
}
