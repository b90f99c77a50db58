import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells what is done, how long it took, and what was checked. */
final class Steps {

    private final long start = System.nanoTime();
    private int count;
    private int checks;

    /** Does a step and tells it. */
    <T> T step(String what, Callable<T> action) throws Exception {
        System.out.printf(Locale.ROOT, "%n%2d. %s%n", ++count, what);
        long before = System.nanoTime();
        T result = action.call();
        System.out.printf(Locale.ROOT, "    took %.1f s%n", seconds(before));
        return result;
    }

    /** Tells a check that held. */
    void check(boolean holds, String what, Object... figures) {
        String text = String.format(Locale.ROOT, what, figures);
        if (!holds) {
            throw new StepFailedException("step " + count + ", not true: " + text);
        }
        checks++;
        System.out.println("    checked: " + text);
    }

    void tell(String what, Object... figures) {
        System.out.println("    " + String.format(Locale.ROOT, what, figures));
    }

    void summary() {
        System.out.printf(Locale.ROOT, "%nAll %d steps held, %d checks, %.1f s.%n", count, checks, seconds(start));
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
