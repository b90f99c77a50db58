package org.larder.testing.powercut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;

/** Several writers at once, each on a thread of its own until its first failure, or for a while. */
final class Writers {

    private static final int MOST = 600;
    private static final int AFTERWARDS = 100;
    private static final int SECONDS = 60;

    private final List<Edit> returned = Collections.synchronizedList(new ArrayList<>());
    private final List<Editing> all;

    Writers(int count, long seed) {
        all = IntStream.range(0, count).mapToObj(each -> new Editing(seed * 31 + each, returned)).toList();
    }

    /** Edits that returned. */
    int returned() {
        return returned.size();
    }

    /** Those that returned last, in about their order. */
    List<Edit> last(int count) {
        return returned.subList(Math.max(0, returned.size() - count), returned.size());
    }

    List<Editing> all() {
        return all;
    }

    /**
     * Lets them write until each has failed, or all have written enough after the first failed; what they failed with.
     *
     * @param off whether the power is cut
     */
    List<StoreException> write(LocalStore store, BooleanSupplier off) throws InterruptedException {
        List<StoreException> failures = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(all.size());
        AtomicInteger left = new AtomicInteger(AFTERWARDS);
        for (Editing each : all) {
            Thread.ofPlatform().start(() -> {
                try {
                    boolean on = true;
                    for (int i = 0; i < MOST && left.get() > 0 && on; i++) {
                        on = each.edit(store, off);
                        left.addAndGet(ended.getCount() < all.size() ? -1 : 0);
                    }
                } catch (StoreException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                } finally {
                    ended.countDown();
                }
            });
        }
        if (!ended.await(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("an edit hangs on a failed disk");
        }
        return failures;
    }
}
