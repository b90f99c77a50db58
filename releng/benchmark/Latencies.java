import java.util.Arrays;

/** How long each of many calls took. Used by one thread. */
final class Latencies {

    private long[] nanos = new long[1 << 14];
    private int count;

    void time(Runnable call) {
        long before = System.nanoTime();
        call.run();
        add(System.nanoTime() - before);
    }

    void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** The time within which so many of a thousand calls returned, in ms. */
    double permille(int share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) ((long) count * share / 1000))] / 1e6;
    }

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }
}
