package org.larder.store.jdbc;

/**
 * A statement with what it is for.
 *
 * @param purpose ends the sentence "The store failed when ..."
 * @param text with parameters
 */
record Sql(String purpose, String text) {
}
