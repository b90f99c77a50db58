package org.larder.store.jdbc;

import java.util.Comparator;
import java.util.UUID;

/**
 * A live product as a search sees it; ordered by name and id.
 *
 * @param name folded
 * @param rank as {@link Place#rank}
 */
record Named(String name, UUID id, double rank) implements Comparable<Named> {

    private static final Comparator<Named> ORDER = Comparator.comparing(Named::name)
            .thenComparing(Named::id, Place::compare);

    Named ranked(double newRank) {
        return new Named(name, id, newRank);
    }

    Place place(SearchQuery query) {
        return Place.of(query, rank, name, id);
    }

    @Override
    public int compareTo(Named other) {
        return ORDER.compare(this, other);
    }
}
