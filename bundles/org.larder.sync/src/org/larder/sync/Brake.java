package org.larder.sync;

import java.util.Optional;
import java.util.function.Supplier;

import org.larder.api.store.FeedPage;
import org.larder.api.store.SyncStore;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.MassDelete.Decision;

/**
 * Stops a cycle before the page by which more than 50 records and more than a fifth of those that live here would vanish, until
 * a person has decided. Thread-safe.
 */
final class Brake {

    private static final long FEW = 50;
    private static final long PART = 5;

    private Optional<MassDelete> question = Optional.empty();
    private Optional<Decision> decided = Optional.empty();

    /** Counts over one cycle. */
    Count count(SyncStore store, Supplier<Optional<String>> backup) {
        return new Count(store, backup);
    }

    synchronized Optional<MassDelete> question() {
        return question;
    }

    /** @return whether anything was asked */
    synchronized boolean decide(Decision decision) {
        boolean asked = question.isPresent();
        decided = asked ? Optional.of(decision) : decided;
        question = Optional.empty();
        return asked;
    }

    private synchronized Optional<Decision> decided() {
        return decided;
    }

    /** The decision held for one cycle, and that reached its end. */
    private synchronized void ended() {
        decided = Optional.empty();
        question = Optional.empty();
    }

    /** The backup is made once for a question. */
    private synchronized HindranceException hold(long vanishing, long live, Supplier<Optional<String>> backup) {
        Optional<String> made = question.map(MassDelete::backup).orElseGet(backup);
        MassDelete asked = new MassDelete(vanishing, live, made);
        question = Optional.of(asked);
        return new HindranceException(asked, "By what the server says, " + vanishing + " of " + live
                + " records here would be deleted. Nothing was deleted yet; say whether they shall be.");
    }

    /** What has vanished in a cycle so far. Used by one thread. */
    final class Count {

        private final SyncStore store;
        private final Supplier<Optional<String>> backup;
        private final Optional<Decision> decision = decided();
        private long vanished;
        private long live = -1;

        private Count(SyncStore store, Supplier<Optional<String>> backup) {
            this.store = store;
            this.backup = backup;
        }

        /**
         * The page as it may be taken.
         *
         * @throws HindranceException if a person must decide first
         */
        FeedPage admit(FeedPage page) {
            if (decision.equals(Optional.of(Decision.KEEP))) {
                return page.keeping();
            }
            if (decision.isPresent()) {
                return page;
            }
            live = live < 0 ? store.live() : live;
            vanished += store.vanishing(page);
            if (vanished > FEW && vanished * PART > live) {
                throw hold(vanished, live, backup);
            }
            return page;
        }

        /** The feed was read to its end. */
        void end() {
            ended();
        }
    }
}
