package org.larder.store.jdbc;

import java.util.function.Function;
import java.util.function.Supplier;

/** A writer's work and what came of it. Used by one thread at a time, perhaps not the writer's own. */
final class Job<T> {

    private final Function<Transaction, T> work;
    private Supplier<T> result = Job::undone;
    private Supplier<T> outcome = Job::undone;

    Job(Function<Transaction, T> work) {
        this.work = work;
    }

    /** Does the work; it may be done again. */
    void run(Transaction tx) {
        T returned = work.apply(tx);
        tx.finish();
        result = () -> returned;
    }

    /** What was done is on disk. */
    void committed() {
        outcome = result;
    }

    /**
     * Nothing was done, or it was undone.
     *
     * @param reason a {@link RuntimeException} or an {@link Error}
     */
    void failed(Throwable reason) {
        outcome = () -> {
            if (reason instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) reason;
        };
    }

    /** What the work returned or threw, or why it could not be committed. */
    T outcome() {
        return outcome.get();
    }

    private static <T> T undone() {
        throw new IllegalStateException("the work was not done");
    }
}
