package org.larder.store.jdbc;

/**
 * Names the index of a query, to be put behind the table's name. Derby chooses a plan by the sizes that tables have when a
 * statement is prepared, which in a new diary is nothing, and would read whole tables later. Other engines see comments.
 */
final class Hint {

    static final String PRODUCT_KEY = key("PRODUCT_KEY");
    static final String PRODUCT_NAME = index("PRODUCT_NAME");
    static final String PRODUCT_BARCODE = index("PRODUCT_BARCODE");
    static final String CONSUMPTION_DAY = index("CONSUMPTION_DAY");
    static final String CONSUMPTION_PRODUCT = index("CONSUMPTION_PRODUCT");
    static final String DAY_TOTAL = key("DAY_TOTAL_KEY");
    static final String LOGGED_RECENT = index("LOGGED_RECENT");
    static final String LOGGED_FREQUENT = index("LOGGED_FREQUENT");
    static final String PENDING_RECORD = index("PENDING_RECORD");
    static final String PENDING_QUEUE = index("PENDING_QUEUE");
    static final String PENDING_KEY = key("PENDING_KEY");
    /** The rows as they lie in the table. */
    static final String NO_INDEX = index("null");
    static final String LEDGER_KEY = key("LEDGER_KEY");
    static final String UNDO_IMAGE_KEY = key("UNDO_IMAGE_KEY");
    static final String BASE_KEY = key("BASE_KEY");
    static final String UNDO_STEP_KEY = key("UNDO_STEP_KEY");

    private Hint() {
    }

    /** The primary key of that name. */
    static String key(String name) {
        return " --DERBY-PROPERTIES constraint=" + name + "\n";
    }

    private static String index(String name) {
        return " --DERBY-PROPERTIES index=" + name + "\n";
    }
}
