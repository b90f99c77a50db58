package org.larder.api.model;

import java.time.LocalDate;

/**
 * What was eaten on a day.
 *
 * @param day the civil day
 * @param entries consumptions, those of unknown products too
 * @param eaten the sum over those whose product is known
 */
public record DayTotal(LocalDate day, long entries, Nutrients eaten) {
}
