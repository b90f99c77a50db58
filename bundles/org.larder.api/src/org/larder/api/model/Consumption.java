package org.larder.api.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Something eaten.
 *
 * @param productId the product; it may be deleted or not have come yet
 * @param amount 0.001 to 100,000 g
 * @param date when, cut to milliseconds
 * @param localDate the day to which the person counts it; empty: the day of {@code date} in the zone of the reader
 * @param meal empty if none was named
 * @param note at most 500 characters, line breaks allowed
 * @param snapshot the product as it was when logged; empty until the product is known
 * @param extras fields unknown here
 */
public record Consumption(UUID productId, double amount, Instant date, Optional<LocalDate> localDate,
        Optional<Meal> meal, Optional<String> note, Optional<Snapshot> snapshot, Extras extras) implements Data {

    public Consumption {
        date = date.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public RecordType type() {
        return RecordType.CONSUMPTION;
    }

    public Consumption withAmount(double grams) {
        return new Consumption(productId, grams, date, localDate, meal, note, snapshot, extras);
    }

    public Consumption withMeal(Optional<Meal> newMeal) {
        return new Consumption(productId, amount, date, localDate, newMeal, note, snapshot, extras);
    }

    public Consumption withNote(Optional<String> newNote) {
        return new Consumption(productId, amount, date, localDate, meal, newNote, snapshot, extras);
    }

    public Consumption withSnapshot(Optional<Snapshot> newSnapshot) {
        return new Consumption(productId, amount, date, localDate, meal, note, newSnapshot, extras);
    }

    /** The same on another day. */
    public Consumption onDay(LocalDate day, Instant instant) {
        return new Consumption(productId, amount, instant, Optional.of(day), meal, note, snapshot, extras);
    }

    /** What was eaten, if the product was known. */
    public Optional<Nutrients> eaten() {
        return snapshot.map(product -> product.per100g().of(amount));
    }
}
