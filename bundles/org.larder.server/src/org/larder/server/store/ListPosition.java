package org.larder.server.store;

/**
 * A place in a list.
 *
 * @param sortKey the name of a product or the date of a consumption
 * @param id decides between equal keys
 */
public record ListPosition(String sortKey, String id) {
}
