package org.larder.api.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Data;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.UndoStep;

/** What can be read in a transaction. Deleted records are not seen. Valid only inside its callback. */
public interface StoreReader {

    /**
     * A live record.
     *
     * @param type {@code Product.class}, {@code Consumption.class} or {@code Goal.class}, as the key says
     */
    <D extends Data> Optional<Item<D>> find(Class<D> type, RecordKey key);

    /** Live records of a type. */
    long count(RecordType type);

    /**
     * Products whose name holds every word of the text, in any order and part of a word or whole; letter case and accents
     * do not count. By name, then by id; all products for a blank text.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<Item<Product>> products(String text, Optional<String> after, int limit);

    /** How many {@link #products} there are of that text. */
    long countProducts(String text);

    /** A live product of that barcode. */
    Optional<Item<Product>> productByBarcode(String barcode);

    /** The entries of a day in the order of {@code date}, then id. */
    List<DiaryEntry> day(LocalDate day);

    /** The totals of the days from {@code from} to {@code to}, both included, ascending; days without entries left out. */
    List<DayTotal> totals(LocalDate from, LocalDate to);

    /** Products by the day on which they were last logged, latest first. */
    List<LoggedProduct> recent(int limit);

    /** The goal with the greatest date not after the day. */
    Optional<Item<Goal>> goalInForce(LocalDate day);

    /** All goals by date. */
    List<Item<Goal>> goals();

    /** The step that undo would take back. */
    Optional<UndoStep> undoable();

    /** The step that redo would do again. */
    Optional<UndoStep> redoable();

    /**
     * The images of a step in the order of their writing; one per record and transaction.
     *
     * @param skip images to leave out from the beginning
     * @param limit the most to return
     */
    List<UndoImage> images(UUID step, long skip, int limit);
}
