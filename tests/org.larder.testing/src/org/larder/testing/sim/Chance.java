package org.larder.testing.sim;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One stream of luck. Streams of the same seed and name are the same; of other names they have nothing to do with each other. */
final class Chance implements RandomGenerator {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance of(long seed, String name) {
        long mixed = seed * 0x9E3779B97F4A7C15L + name.hashCode() * 0xBF58476D1CE4E5B9L;
        return new Chance(new SplittableRandom(mixed));
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    @Override
    public long nextLong(long bound) {
        return random.nextLong(bound);
    }

    /** True in so many of 1 cases. */
    boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From the first to the last, both included. */
    long between(long first, long last) {
        return first + random.nextLong(last - first + 1);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    UUID id() {
        return new UUID(random.nextLong() & ~0xF000L | VERSION_7, random.nextLong() >>> 2 | VARIANT);
    }
}
