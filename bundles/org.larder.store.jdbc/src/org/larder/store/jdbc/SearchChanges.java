package org.larder.store.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** What a transaction changes of what a search sees. */
final class SearchChanges {

    private final Map<UUID, Name> names = new LinkedHashMap<>();
    private final Map<UUID, Double> ranks = new LinkedHashMap<>();
    private boolean many;

    /** As {@link SearchIndex#name}. */
    void name(UUID id, Optional<String> folded, OptionalDouble rank) {
        names.merge(id, new Name(folded, rank),
                (first, last) -> last.rank().isPresent() ? last : new Name(last.folded(), first.rank()));
    }

    /** The rank that a product has now, whether there is a product or not. */
    void rank(UUID id, double rank) {
        ranks.put(id, rank);
    }

    /** Says that so much changes that it is not worth collecting. */
    void many() {
        many = true;
    }

    boolean none() {
        return names.isEmpty() && ranks.isEmpty() && !many;
    }

    /** Whether an index must be made anew. */
    boolean tooMany() {
        return many;
    }

    void applyTo(SearchIndex index) {
        names.forEach((id, name) -> index.name(id, name.folded(), name.rank()));
        ranks.forEach(index::rank);
    }

    /** A new name; without one the product is gone. */
    private record Name(Optional<String> folded, OptionalDouble rank) {
    }
}
