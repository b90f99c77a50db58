package org.larder.api.model;

import java.util.Optional;

/**
 * The product per 100 g as it was when it was logged, so that the diary stays true when the product changes or goes.
 *
 * @param name as {@link Product#name}
 * @param per100g of 100 g
 * @param further of 100 g; on the wire these are extra fields of the snapshot
 * @param brand on the wire an extra field of the snapshot
 * @param extras fields unknown here
 */
public record Snapshot(String name, Nutrients per100g, FurtherNutrients further, Optional<String> brand,
        Extras extras) {
}
