package org.larder.store.jdbc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The ranks of numbered products, and the numbers of those that have one, the greatest rank first. */
final class Ranking {

    private static final int SPARE = 16;

    private final double[] ranks;
    private int[] order;
    private int size;

    /** @param ranks {@link Place#NEVER} for who has none; kept */
    Ranking(double[] ranks) {
        this.ranks = ranks;
        order = IntStream.range(0, ranks.length)
                .filter(this::ranked)
                .boxed()
                .sorted(Comparator.comparingDouble(number -> -ranks[number]))
                .mapToInt(Integer::intValue)
                .toArray();
        size = order.length;
    }

    double rank(int number) {
        return ranks[number];
    }

    boolean ranked(int number) {
        return ranks[number] > Place.NEVER;
    }

    void rank(int number, double rank) {
        if (ranked(number)) {
            int place = place(number);
            System.arraycopy(order, place + 1, order, place, --size - place);
        }
        ranks[number] = rank;
        if (ranked(number)) {
            insert(number);
        }
    }

    /**
     * Hands the numbers to a visitor, the greatest rank first, until it returns false.
     *
     * @return whether it returned false or there are no more; else there were more than {@code most}
     */
    boolean each(int most, IntPredicate visitor) {
        for (int i = 0; i < size && i < most; i++) {
            if (!visitor.test(order[i])) {
                return true;
            }
        }
        return size <= most;
    }

    private void insert(int number) {
        if (size == order.length) {
            order = Arrays.copyOf(order, size + size / 2 + SPARE);
        }
        int place = first(ranks[number]);
        System.arraycopy(order, place, order, place + 1, size++ - place);
        order[place] = number;
    }

    private int place(int number) {
        int place = first(ranks[number]);
        while (order[place] != number) {
            place++;
        }
        return place;
    }

    /** The first place of a rank. */
    private int first(double rank) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (ranks[order[middle]] > rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
