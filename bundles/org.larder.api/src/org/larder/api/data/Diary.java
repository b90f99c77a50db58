package org.larder.api.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.Page;
import org.osgi.annotation.versioning.ProviderType;

/** What was eaten. */
@ProviderType
public interface Diary {

    /**
     * Logs an amount of a known product, with its snapshot. The instant is now on that day in the device's zone.
     *
     * @param grams 0.001 to 100,000 g
     * @throws org.larder.api.model.NotFoundException if there is no such product
     */
    Item<Consumption> log(UUID productId, double grams, LocalDate day, Optional<Meal> meal);

    /** Adds a consumption as it is; a missing snapshot is filled when the product is known. */
    Item<Consumption> add(Consumption consumption);

    /** Replaces what the entry says. */
    Item<Consumption> change(UUID id, Consumption consumption);

    void delete(UUID id);

    /** Deletes several as one step; those that are gone already are passed over. */
    void deleteAll(List<UUID> ids);

    /**
     * Copies entries to other days, one step that can be undone. A copy has the amount, meal, note, snapshot and time of day
     * of its original, in the device's zone; for a meal or a day copy its entries.
     */
    Copied copy(List<UUID> ids, List<LocalDate> days);

    /** Moves entries to another day at the same time of day, one step that can be undone; those gone are passed over. */
    long move(List<UUID> ids, LocalDate day);

    Optional<Item<Consumption>> find(UUID id);

    /** A day with its totals and the goal in force. */
    DiaryDay day(LocalDate day);

    /** The totals from {@code from} to {@code to}, both included, ascending; days without entries are left out. */
    List<DayTotal> totals(LocalDate from, LocalDate to);

    /**
     * The entries from {@code from} to {@code to}, both included, in the order in which they were eaten.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<DiaryEntry> entries(LocalDate from, LocalDate to, Optional<String> after, int limit);

    /** The entries of a day in the order in which they were eaten. */
    List<DiaryEntry> entries(LocalDate day);
}
