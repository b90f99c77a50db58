package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The nearest places behind one, of all that are added. */
final class Nearest {

    private final Optional<Place> after;
    private final int limit;
    private final TreeSet<Place> places = new TreeSet<>();

    Nearest(Optional<Place> after, int limit) {
        this.after = after;
        this.limit = limit;
    }

    /** @return true: another may be nearer */
    boolean add(Place place) {
        if (after.isPresent() && place.compareTo(after.get()) <= 0
                || places.size() == limit && place.compareTo(places.last()) >= 0) {
            return true;
        }
        places.add(place);
        if (places.size() > limit) {
            places.pollLast();
        }
        return true;
    }

    /**
     * Adds places that come in their order.
     *
     * @return whether there is room for another
     */
    boolean addNext(Place place) {
        add(place);
        return places.size() < limit;
    }

    /** No place of a smaller rank is near enough. */
    double leastRank() {
        return places.size() < limit ? Double.NEGATIVE_INFINITY : places.last().rank();
    }

    /** Whether a place of that rank may be among the nearest. */
    boolean takes(double rank) {
        return rank >= leastRank() && rank <= after.map(Place::rank).orElse(Double.POSITIVE_INFINITY);
    }

    List<Place> places() {
        return List.copyOf(places);
    }
}
