package org.larder.store.jdbc;

/**
 * How far a page of the feed was merged.
 *
 * @param records so many from its beginning
 * @param changed so many of them changed what people see
 */
record Merged(int records, int changed) {
}
