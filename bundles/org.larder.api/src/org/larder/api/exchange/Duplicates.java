package org.larder.api.exchange;

/**
 * What becomes of a food of a table that is there already: one of the same barcode, or for a food without barcode one of the
 * same name and brand; letter case and accents do not count. A table that has two foods of one name and brand, neither with
 * a barcode, that say different things means two foods.
 */
public enum Duplicates {
    /** The one that is there stays as it is. */
    SKIP,
    /** The one that is there takes the values of the table; what the table lacks stays. */
    UPDATE,
    /** The table's goes in beside it. */
    ADD
}
