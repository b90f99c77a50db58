package org.larder.transport.trpc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.larder.api.account.Session;
import org.larder.api.transport.PullPage;

/**
 * Asks for the next page of the feed while the one before is being merged, on a thread that lives as long as the page is under
 * way. A page that nobody asks for soon, in the same call's name, is forgotten. Thread-safe.
 */
final class ReadAhead {

    private static final Duration FRESH = Duration.ofSeconds(20);

    private final Function<Question, PullPage> reading;
    private final AtomicReference<Optional<Begun>> begun = new AtomicReference<>(Optional.empty());

    /** @param reading asks the server */
    ReadAhead(Function<Question, PullPage> reading) {
        this.reading = reading;
    }

    /** What is asked for, and by whom. */
    record Question(SignedCalls calls, Optional<String> user, Optional<String> cursor, int limit) {

        static Question of(SignedCalls calls, Optional<String> cursor, int limit) {
            return new Question(calls, calls.sessions().current(calls.server()).map(Session::userId), cursor, limit);
        }

        private Question after(PullPage page) {
            return new Question(calls, user, Optional.of(page.cursor()), limit);
        }
    }

    /** The page; the next one is asked for if there is one. */
    PullPage read(Question question) {
        PullPage page = begun.getAndSet(Optional.empty()).filter(each -> each.answers(question)).map(Begun::await)
                .orElseGet(() -> reading.apply(question));
        Question next = question.after(page);
        if (page.hasMore() && !next.equals(question)) {
            begin(next);
        }
        return page;
    }

    /** Forgets what was asked for. */
    void forget() {
        begun.set(Optional.empty());
    }

    private void begin(Question question) {
        var page = new CompletableFuture<PullPage>();
        begun.set(Optional.of(new Begun(question, System.nanoTime(), page)));
        Thread.ofPlatform().daemon().name("larder-next-page").start(() -> {
            try {
                page.complete(reading.apply(question));
            } catch (RuntimeException | Error e) {
                page.completeExceptionally(e);
            }
        });
    }

    /** A page that was asked for. */
    private record Begun(Question question, long nanos, CompletableFuture<PullPage> page) {

        boolean answers(Question asked) {
            return question.equals(asked) && System.nanoTime() - nanos < FRESH.toNanos();
        }

        PullPage await() {
            try {
                return page.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
    }
}
