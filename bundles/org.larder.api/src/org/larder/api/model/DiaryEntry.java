package org.larder.api.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A consumption on the day that it counts to.
 *
 * @param item the consumption
 * @param day resolved once when it was stored, never again
 */
public record DiaryEntry(Item<Consumption> item, LocalDate day) {

    /** What was eaten; empty until the product is known. */
    public Optional<Nutrients> eaten() {
        return item.data().eaten();
    }
}
