package org.larder.api.exchange;

import java.nio.file.Path;
import java.time.LocalDate;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes what people take elsewhere, as CSV in UTF-8 without a byte order mark: a comma between cells, a full stop in
 * numbers, LF after lines. A file is there whole or not at all; progress is told in records. What is edited meanwhile may
 * be in it or not. Thread-safe.
 *
 * <p>A cancelled export leaves no file and is a {@link org.larder.api.maintenance.CancelledException}.
 */
@ProviderType
public interface DiaryExport {

    /**
     * Writes the diary, a line per entry: day, time in the zone of this computer, meal, food, brand, amount, what was eaten to
     * the thousandth of a kcal or g, note, ids, and the sync fields. Cells of what is not known are empty.
     *
     * @param from the first day
     * @param to the last day
     * @return entries written
     * @throws ExchangeException if the file cannot be written
     */
    long diary(Path file, LocalDate from, LocalDate to, CellStyle style, ImportProgress progress);

    /**
     * Writes the foods by name, in the form that {@link FoodTableMapping#LARDER} reads; servings are not in it.
     *
     * @return foods written
     * @throws ExchangeException if the file cannot be written
     */
    long foods(Path file, CellStyle style, ImportProgress progress);

    /** How cells are written that a spreadsheet would take for a formula. */
    enum CellStyle {
        /**
         * Texts that begin with = + - @ or a control character get an apostrophe before, and those that begin with
         * apostrophes and one of these another one: {@link FoodImport} takes one away again.
         */
        GUARDED,
        /** As they are, for programs. */
        RAW
    }
}
