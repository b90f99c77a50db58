import java.time.Duration;

/**
 * How the time is spent.
 *
 * @param begin when it began, in nanoseconds of the system's timer
 * @param length how long it takes until the last edit
 */
record Plan(long begin, Duration length) {

    private static final int STORM_PERCENT = 60;
    private static final int SAMPLES = 24;

    static Plan minutes(int minutes) {
        return new Plan(System.nanoTime(), Duration.ofMinutes(minutes));
    }

    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Whether processes are killed. */
    boolean storm() {
        return passed().compareTo(storming()) < 0;
    }

    boolean over() {
        return passed().compareTo(length) >= 0;
    }

    Duration storming() {
        return length.multipliedBy(STORM_PERCENT).dividedBy(100);
    }

    /** The time from one look at heap and threads to the next. */
    Duration pause() {
        return length.minus(storming()).dividedBy(SAMPLES);
    }
}
