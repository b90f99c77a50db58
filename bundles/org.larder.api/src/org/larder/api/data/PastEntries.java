package org.larder.api.data;

/** What becomes of the entries that were logged of a product when the product is changed. */
public enum PastEntries {
    /** They keep what the product was when they were logged. */
    KEEP,
    /** They say what the product is now, because it was wrong all along. */
    CORRECT
}
