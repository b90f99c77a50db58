package org.larder.store.jdbc;

import java.util.Comparator;
import java.util.UUID;

import org.larder.api.model.Uuids;

/**
 * The place of a product among those that were found, the nearest first.
 *
 * @param rank the greater, the nearer; {@link #NEVER} for a product that was never logged
 * @param begins whether the name begins with what was looked for
 * @param name folded
 */
record Place(double rank, boolean begins, String name, UUID id) implements Comparable<Place> {

    static final double NEVER = Double.NEGATIVE_INFINITY;

    private static final Comparator<Place> ORDER = Comparator.comparingDouble(Place::rank).reversed()
            .thenComparing(Place::begins, Comparator.reverseOrder())
            .thenComparing(Place::name)
            .thenComparing(Place::id, Place::compare);

    static Place of(SearchQuery query, double rank, String name, UUID id) {
        return new Place(rank, query.begins(name), name, id);
    }

    /** @throws org.larder.api.model.ValidationException if the text is no cursor of a search */
    static Place ofCursor(String cursor) {
        String[] parts = Cursors.texts(cursor, 4);
        return new Place(Double.longBitsToDouble(Cursors.number(parts[0])), parts[1].equals("begins"), parts[2],
                Uuids.parse("after", parts[3]));
    }

    String cursor() {
        return Cursors.text(Long.toString(Double.doubleToLongBits(rank)), begins ? "begins" : "", name, id.toString());
    }

    boolean logged() {
        return rank > NEVER;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** As the texts of the ids, and their columns. */
    static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
