package org.larder.store.jdbc;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * The names of products in their order, each with a number from 0, and where letters stand in them. Names are never added;
 * they may go, and ranks may change. Lean: some 150 bytes a name.
 */
final class Names {

    private static final int SOME = 4000;
    private static final int FULL = 60;

    private final String[] names;
    private final long[] high;
    private final long[] low;
    private final int[] slots;
    private final Ranking ranking;
    private final BitSet gone = new BitSet();
    private final Grams grams;

    /** @param sorted by name and id */
    Names(List<Named> sorted) {
        int size = sorted.size();
        names = new String[size];
        high = new long[size];
        low = new long[size];
        double[] ranks = new double[size];
        slots = new int[Integer.highestOneBit(Math.max(1, size)) * 4];
        Arrays.fill(slots, -1);
        for (int number = 0; number < size; number++) {
            Named each = sorted.get(number);
            names[number] = each.name();
            high[number] = each.id().getMostSignificantBits();
            low[number] = each.id().getLeastSignificantBits();
            ranks[number] = each.rank();
            slots[slot(each.id())] = number;
        }
        ranking = new Ranking(ranks);
        grams = new Grams(Arrays.asList(names));
    }

    int size() {
        return names.length;
    }

    int live() {
        return names.length - gone.cardinality();
    }

    /** The number of a product that has not gone. */
    OptionalInt find(UUID id) {
        int number = slots[slot(id)];
        return number < 0 || gone.get(number) ? OptionalInt.empty() : OptionalInt.of(number);
    }

    Named get(int number) {
        return new Named(names[number], new UUID(high[number], low[number]), ranking.rank(number));
    }

    boolean logged(int number) {
        return ranking.ranked(number);
    }

    boolean begins(SearchQuery query, int number) {
        return query.begins(names[number]);
    }

    void remove(int number) {
        gone.set(number);
    }

    void rank(int number, double rank) {
        ranking.rank(number, rank);
    }

    /** Hands the products that match to a visitor, ascending, until it returns false. */
    void each(SearchQuery query, IntPredicate visitor) {
        candidates(query, number -> gone.get(number) || !query.matches(names[number]) || visitor.test(number));
    }

    /** Adds the logged products that match, if they are near enough. */
    void addLogged(SearchQuery query, Nearest nearest) {
        Optional<Grams.Gram> gram = grams.rarest(query.words());
        int most = gram.map(letters -> worth(letters.length())).orElse(Integer.MAX_VALUE);
        boolean all = ranking.each(most, number -> {
            add(query, nearest, number);
            return ranking.rank(number) >= nearest.leastRank();
        });
        if (!all) {
            gram.orElseThrow().each(number -> {
                if (ranking.ranked(number)) {
                    add(query, nearest, number);
                }
                return true;
            });
        }
    }

    private void add(SearchQuery query, Nearest nearest, int number) {
        if (nearest.takes(ranking.rank(number)) && !gone.get(number) && query.matches(names[number])) {
            nearest.add(get(number).place(query));
        }
    }

    /**
     * How many logged products it is worth to look at, the nearest first, before looking at all that may match: the more may
     * match, the sooner a page is full.
     */
    private int worth(int mayMatch) {
        return mayMatch < SOME ? 0 : (int) ((long) FULL * names.length / mayMatch);
    }

    private void candidates(SearchQuery query, IntPredicate visitor) {
        grams.rarest(query.words()).ifPresentOrElse(gram -> gram.each(visitor), () -> all(visitor));
    }

    /** Hands the products whose names begin so to a visitor, ascending, until it returns false. */
    void eachBeginning(SearchQuery query, IntPredicate visitor) {
        int found = Arrays.binarySearch(names, query.whole());
        int number = found < 0 ? -found - 1 : first(found);
        while (number < names.length && query.begins(names[number])
                && (gone.get(number) || visitor.test(number))) {
            number++;
        }
    }

    private int first(int found) {
        int number = found;
        while (number > 0 && names[number - 1].equals(names[found])) {
            number--;
        }
        return number;
    }

    private void all(IntPredicate visitor) {
        int number = 0;
        while (number < names.length && visitor.test(number)) {
            number++;
        }
    }

    /** Where the number of the id stands, or may be put. */
    private int slot(UUID id) {
        int mask = slots.length - 1;
        long hash = (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & mask;
        while (slots[slot] >= 0 && !(high[slots[slot]] == id.getMostSignificantBits()
                && low[slots[slot]] == id.getLeastSignificantBits())) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
