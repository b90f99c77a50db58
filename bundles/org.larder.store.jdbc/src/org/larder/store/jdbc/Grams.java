package org.larder.store.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Which names hold which two or three letters one behind the other: per hash of the letters the numbers of the names,
 * ascending, as differences of seven bits a byte. Different letters may share a hash, so what is found is to be looked at.
 */
final class Grams {

    private static final int BUCKETS = 1 << 16;
    private static final int LONGEST = 3;
    private static final int SEVEN = 7;
    private static final int MORE = 0x80;

    private final byte[][] numbers = new byte[BUCKETS][];
    private final int[] lengths = new int[BUCKETS];

    /** @param names the number of a name is its place here */
    Grams(List<String> names) {
        byte[] none = {};
        Arrays.fill(numbers, none);
        int[] last = new int[BUCKETS];
        Arrays.fill(last, -1);
        for (int number = 0; number < names.size(); number++) {
            String name = names.get(number);
            for (int size = 2; size <= LONGEST; size++) {
                for (int start = 0; start + size <= name.length(); start++) {
                    add(bucket(name, start, size), number, last);
                }
            }
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            numbers[bucket] = Arrays.copyOf(numbers[bucket], lengths[bucket]);
        }
    }

    /** The letters of the words that the fewest names hold; empty if each word is a single letter. */
    Optional<Gram> rarest(List<String> words) {
        Optional<Gram> rarest = Optional.empty();
        for (String word : words) {
            int size = Math.min(LONGEST, word.length());
            for (int start = 0; size > 1 && start + size <= word.length(); start++) {
                Gram gram = new Gram(bucket(word, start, size));
                if (rarest.isEmpty() || gram.length() < rarest.get().length()) {
                    rarest = Optional.of(gram);
                }
            }
        }
        return rarest;
    }

    private void add(int bucket, int number, int[] last) {
        int difference = number - last[bucket];
        if (difference == 0) {
            return;
        }
        last[bucket] = number;
        for (int rest = difference; rest > 0; rest >>>= SEVEN) {
            append(bucket, (byte) (rest < MORE ? rest : rest | MORE));
        }
    }

    private void append(int bucket, byte value) {
        int length = lengths[bucket]++;
        if (length == numbers[bucket].length) {
            numbers[bucket] = Arrays.copyOf(numbers[bucket], Math.max(8, length + length / 2));
        }
        numbers[bucket][length] = value;
    }

    private static int bucket(String text, int start, int size) {
        int hash = size;
        for (int i = start; i < start + size; i++) {
            hash = hash * 0x9E3779B1 + text.charAt(i);
        }
        hash *= 0x85EBCA6B;
        return (hash ^ hash >>> 15) & BUCKETS - 1;
    }

    /** Some letters; ordered by nothing. */
    final class Gram {

        private final int bucket;

        Gram(int bucket) {
            this.bucket = bucket;
        }

        /** About how many names may hold them. */
        int length() {
            return lengths[bucket];
        }

        /** Hands the numbers of the names that may hold the letters to a visitor, ascending, until it returns false. */
        void each(IntPredicate visitor) {
            byte[] all = numbers[bucket];
            int number = -1;
            for (int i = 0; i < all.length; i++) {
                int difference = 0;
                int shift = 0;
                while (all[i] < 0) {
                    difference |= (all[i++] & MORE - 1) << shift;
                    shift += SEVEN;
                }
                number += difference | all[i] << shift;
                if (!visitor.test(number)) {
                    return;
                }
            }
        }
    }
}
