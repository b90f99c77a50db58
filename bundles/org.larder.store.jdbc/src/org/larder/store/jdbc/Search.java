package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The index of an open store, made from its rows when somebody searches first, kept current after every commit. Whoever
 * asks keeps writers away meanwhile; whoever changes it, keeps everybody away.
 */
final class Search {

    private static final Sql RANKS = new Sql("reading what was logged", "SELECT PRODUCT_ID, SEARCH_RANK FROM LOGGED");
    private static final Sql NAMES = new Sql("reading the names of products", "SELECT ID, FOLDED FROM PRODUCT"
            + Hint.PRODUCT_NAME + " WHERE FOLDED >= '' ORDER BY FOLDED, ID");

    private Optional<SearchIndex> known = Optional.empty();

    /**
     * The index of what was committed.
     *
     * @param session sees no more than that
     * @param owed what the rows do not say yet
     */
    synchronized SearchIndex index(Session session, Owed owed) {
        if (known.isEmpty()) {
            known = Optional.of(load(session, owed));
        } else if (known.get().crowded()) {
            known = Optional.of(known.get().inOrder());
        }
        return known.get();
    }

    synchronized void apply(SearchChanges changes) {
        known = known.filter(index -> !changes.tooMany());
        known.ifPresent(changes::applyTo);
    }

    /** Everything may have changed; the next who searches makes it anew. */
    synchronized void forget() {
        known = Optional.empty();
    }

    private static SearchIndex load(Session session, Owed owed) {
        return new SearchIndex(rows(session, new SearchQuery(List.of(), ""), owed));
    }

    /** What the rows, and what is owed to them, say of the products that match, by name and id. */
    static List<Named> rows(Session session, SearchQuery query, Owed owed) {
        Map<UUID, Double> ranks = new HashMap<>();
        session.each(RANKS, row -> {
            ranks.put(Columns.uuid(row.getBytes(1)), row.getDouble(2));
            return true;
        });
        owed.products().forEach((product, logged) -> ranks.put(product, logged.rank()));
        List<Named> found = new ArrayList<>();
        session.each(NAMES, row -> {
            String name = row.getString(2);
            if (query.matches(name)) {
                UUID id = Columns.uuid(row.getBytes(1));
                found.add(new Named(name, id, ranks.getOrDefault(id, Place.NEVER)));
            }
            return true;
        });
        found.sort(null);
        return found;
    }
}
