package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The names of the live products in memory. What changed after the names were put in order stands beside them, few. Many may
 * ask while nobody changes it.
 */
final class SearchIndex {

    private static final int FEW = 1000;
    private static final int SHARE = 16;

    private final Names names;
    private final Map<UUID, Named> changed = new HashMap<>();
    private final TreeSet<Named> changedInOrder = new TreeSet<>();

    /** @param sorted all live products by name and id */
    SearchIndex(List<Named> sorted) {
        names = new Names(sorted);
    }

    /** Whether so much changed that it would better be put in order again. */
    boolean crowded() {
        return changed.size() > FEW + names.size() / SHARE;
    }

    /** The same, in order. */
    SearchIndex inOrder() {
        List<Named> all = new ArrayList<>(names.live() + changed.size());
        for (int number = 0; number < names.size(); number++) {
            Named each = names.get(number);
            if (names.find(each.id()).isPresent()) {
                all.add(each);
            }
        }
        all.addAll(changedInOrder);
        all.sort(null);
        return new SearchIndex(all);
    }

    /** A product was made or renamed, or is gone if there is no name; without a rank it keeps the one that it had. */
    void name(UUID id, Optional<String> name, OptionalDouble rank) {
        double before = remove(id);
        name.ifPresent(live -> put(new Named(live, id, rank.orElse(before))));
    }

    void rank(UUID id, double rank) {
        OptionalInt number = names.find(id);
        number.ifPresent(known -> names.rank(known, rank));
        Optional.ofNullable(changed.get(id)).ifPresent(other -> {
            changedInOrder.remove(other);
            put(other.ranked(rank));
        });
    }

    long count(SearchQuery query) {
        long[] count = {changed.values().stream().filter(each -> query.matches(each.name())).count()};
        names.each(query, number -> ++count[0] > 0);
        return count[0];
    }

    /** The first products behind a place. */
    List<Place> page(SearchQuery query, Optional<Place> after, int limit) {
        List<Place> found = new ArrayList<>();
        if (after.map(Place::logged).orElse(true)) {
            found.addAll(logged(query, after, limit));
        }
        if (found.size() < limit && after.map(last -> last.logged() || last.begins()).orElse(true)) {
            found.addAll(beginning(query, after, limit - found.size()));
        }
        if (found.size() < limit) {
            found.addAll(others(query, after, limit - found.size()));
        }
        return found;
    }

    private List<Place> logged(SearchQuery query, Optional<Place> after, int limit) {
        Nearest nearest = new Nearest(after, limit);
        names.addLogged(query, nearest);
        changedInOrder.stream()
                .filter(each -> each.rank() > Place.NEVER && query.matches(each.name()))
                .forEach(each -> nearest.add(each.place(query)));
        return nearest.places();
    }

    private List<Place> beginning(SearchQuery query, Optional<Place> after, int limit) {
        Nearest nearest = new Nearest(after, limit);
        names.eachBeginning(query, number -> names.logged(number) || nearest.addNext(names.get(number).place(query)));
        changedInOrder.stream()
                .filter(each -> each.rank() == Place.NEVER && query.begins(each.name()))
                .forEach(each -> nearest.add(each.place(query)));
        return nearest.places();
    }

    private List<Place> others(SearchQuery query, Optional<Place> after, int limit) {
        Nearest nearest = new Nearest(after, limit);
        names.each(query, number -> names.logged(number) || names.begins(query, number)
                || nearest.addNext(names.get(number).place(query)));
        changedInOrder.stream()
                .filter(each -> each.rank() == Place.NEVER && !query.begins(each.name()) && query.matches(each.name()))
                .forEach(each -> nearest.add(each.place(query)));
        return nearest.places();
    }

    private void put(Named product) {
        changed.put(product.id(), product);
        changedInOrder.add(product);
    }

    /** @return the rank that it had */
    private double remove(UUID id) {
        OptionalInt number = names.find(id);
        if (number.isPresent()) {
            names.remove(number.getAsInt());
            return names.get(number.getAsInt()).rank();
        }
        Optional<Named> other = Optional.ofNullable(changed.remove(id));
        other.ifPresent(changedInOrder::remove);
        return other.map(Named::rank).orElse(Place.NEVER);
    }
}
