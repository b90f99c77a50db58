package org.larder.testing.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;

/** Writers who come while another is at work, so that they share its commit; each waits before the next one comes. */
final class Crowd {

    private final LocalStore store;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<CompletableFuture<?>> outcomes = new ArrayList<>();

    /** Somebody is at work, who edits nothing, until {@link #go}. */
    Crowd(LocalStore store) throws InterruptedException {
        this.store = store;
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        outcomes.add(first);
        start(first, this::hold);
        begun.await();
    }

    /** Another writer comes. */
    <T> CompletableFuture<T> join(Supplier<T> writer) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        outcomes.add(outcome);
        Thread thread = start(outcome, writer);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (thread.getState() != Thread.State.WAITING) {
            if (System.nanoTime() > deadline || outcome.isDone()) {
                throw new AssertionError("a writer does not wait for the one at work");
            }
            Thread.onSpinWait();
        }
        return outcome;
    }

    /** Lets them work, and returns when all have ended. */
    void go() {
        go.countDown();
        for (CompletableFuture<?> each : outcomes) {
            try {
                each.join();
            } catch (CompletionException e) {
                // the test looks at it
            }
        }
    }

    private boolean hold() {
        return store.edit(EditStep.of("first"), editor -> {
            begun.countDown();
            try {
                return go.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static <T> Thread start(CompletableFuture<T> outcome, Supplier<T> work) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                outcome.complete(work.get());
            } catch (RuntimeException | Error e) {
                outcome.completeExceptionally(e);
            }
        });
    }
}
