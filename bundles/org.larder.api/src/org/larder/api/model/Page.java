package org.larder.api.model;

import java.util.List;
import java.util.Optional;

/**
 * A page of a keyset query.
 *
 * @param <T> what is listed
 * @param items in the order of the query
 * @param next opaque: to be passed as {@code after} for the page that follows; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }
}
