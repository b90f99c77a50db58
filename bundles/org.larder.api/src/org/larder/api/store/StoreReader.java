package org.larder.api.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.larder.api.model.Data;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.SyncState;
import org.larder.api.model.UndoStep;

/** What can be read in a transaction. Deleted records are not seen. Valid only inside its callback. */
public interface StoreReader {

    /**
     * A live record.
     *
     * @param type {@code Product.class}, {@code Consumption.class} or {@code Goal.class}, as the key says
     */
    <D extends Data> Optional<Item<D>> find(Class<D> type, RecordKey key);

    /**
     * How far a record is on its way to the remote, deleted ones too.
     *
     * @return empty if nothing is left of it: it never was, or was deleted before the remote heard of it
     */
    Optional<SyncState> syncState(RecordKey key);

    /** Live records of a type. */
    long count(RecordType type);

    /**
     * Products whose name holds every word of the text, in any order and part of a word or whole; letter case and accents
     * do not count. Those logged come first, by how recently and often ({@code SearchRank}), then those whose name begins
     * with the text, then by name and id. All products by name, then id, for a blank text.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<Item<Product>> products(String text, Optional<String> after, int limit);

    /** How many {@link #products} there are of that text. */
    long countProducts(String text);

    /** A live product of that barcode. */
    Optional<Item<Product>> productByBarcode(String barcode);

    /**
     * Live products that have one of the barcodes or one of the names; letter case and accents of names do not count. Each
     * once, at most 50 of a barcode or name, by id.
     *
     * @param barcodes at most 1,000
     * @param names at most 1,000
     */
    List<Item<Product>> productsAlike(Set<String> barcodes, Set<String> names);

    /** The entries of a day in the order of {@code date}, then id. */
    List<DiaryEntry> day(LocalDate day);

    /** The totals of the days from {@code from} to {@code to}, both included, ascending; days without entries left out. */
    List<DayTotal> totals(LocalDate from, LocalDate to);

    /**
     * The entries from {@code from} to {@code to}, both included, by day, {@code date} and id.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<DiaryEntry> entries(LocalDate from, LocalDate to, Optional<String> after, int limit);

    /**
     * The entries of a product, by id.
     *
     * @param after from the page before; empty for the first
     * @param limit 1 to 1,000
     */
    Page<DiaryEntry> entriesOf(UUID productId, Optional<String> after, int limit);

    /** How many {@link #entriesOf} there are. */
    long countEntriesOf(UUID productId);

    /** Live products by the day on which they were last logged, latest first, then by id. */
    List<LoggedProduct> recent(int limit);

    /** Live products that were logged, by how recently and often ({@code SearchRank}), then by id. */
    List<LoggedProduct> frequent(int limit);

    /** The goal with the greatest date not after the day. */
    Optional<Item<Goal>> goalInForce(LocalDate day);

    /** All goals by date. */
    List<Item<Goal>> goals();

    /** The conflict ledger, latest first. */
    Page<LedgerEntry> ledger(Optional<String> after, int limit);

    /** An entry of the conflict ledger. */
    Optional<LedgerEntry> ledgerEntry(long id);

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
