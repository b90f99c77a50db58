package org.larder.store.jdbc;

/**
 * How far a page of the feed was merged.
 *
 * @param records so many from its beginning
 * @param changed so many records changed what people see
 * @param swept how far what the remote lacks was looked for
 * @param whole whether nothing is left to do
 */
record Merged(int records, int changed, Swept swept, boolean whole) {

    static final Merged NOTHING = new Merged(0, 0, Swept.NOTHING, false);
}
