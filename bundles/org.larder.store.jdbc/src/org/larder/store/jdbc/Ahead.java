package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Computes on other processors, ahead, what one thread takes in order. */
final class Ahead {

    private static final int PART = 50;

    private Ahead() {
    }

    /**
     * Hands what is computed of each to the caller's thread, in their order.
     *
     * @param compute called by any thread; what it throws is thrown when its turn has come
     * @param take whether there shall be more
     * @return how many were handed over
     */
    static <A, B> int each(List<A> all, Function<A, B> compute, Predicate<B> take) {
        if (all.size() <= PART) {
            return hand(all.stream().map(each -> computed(compute, each)).iterator(), take);
        }
        List<ForkJoinTask<List<Supplier<B>>>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PART) {
            List<A> part = all.subList(from, Math.min(all.size(), from + PART));
            parts.add(ForkJoinPool.commonPool()
                    .submit(() -> part.stream().map(each -> computed(compute, each)).toList()));
        }
        int handed = hand(parts.stream().flatMap(part -> part.join().stream()).iterator(), take);
        parts.forEach(part -> part.cancel(false));
        return handed;
    }

    private static <B> int hand(Iterator<Supplier<B>> computed, Predicate<B> take) {
        int handed = 0;
        boolean more = true;
        while (more && computed.hasNext()) {
            more = take.test(computed.next().get());
            handed++;
        }
        return handed;
    }

    private static <A, B> Supplier<B> computed(Function<A, B> compute, A each) {
        try {
            B value = compute.apply(each);
            return () -> value;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}
