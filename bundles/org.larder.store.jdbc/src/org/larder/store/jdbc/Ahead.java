package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.function.Function;
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
     */
    static <A, B> void each(List<A> all, Function<A, B> compute, Consumer<B> take) {
        if (all.size() <= PART) {
            all.forEach(each -> take.accept(compute.apply(each)));
            return;
        }
        List<ForkJoinTask<List<Supplier<B>>>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PART) {
            List<A> part = all.subList(from, Math.min(all.size(), from + PART));
            parts.add(ForkJoinPool.commonPool()
                    .submit(() -> part.stream().<Supplier<B>>map(each -> computed(compute, each)).toList()));
        }
        for (ForkJoinTask<List<Supplier<B>>> part : parts) {
            part.join().forEach(each -> take.accept(each.get()));
        }
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
