package org.larder.sync;

import java.util.Optional;
import java.util.function.Supplier;

import org.larder.api.store.FeedPage;
import org.larder.api.store.SyncStore;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.MassDelete.Decision;
import org.larder.api.sync.SyncStatus.Phase;

/**
 * Stops a cycle before the page by which more than 50 records and more than a fifth of those that live here would vanish, until
 * a person has decided. The store counts until a pull reaches its end, over all cycles and starts that do not. Thread-safe.
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

    synchronized void forget() {
        ended();
    }

    /** A pull reached its end: the decision was for it. */
    private synchronized void ended() {
        decided = Optional.empty();
        question = Optional.empty();
    }

    private static boolean crosses(long sum, long live) {
        return sum > FEW && sum * PART > live;
    }

    /** The backup is made once for a question. */
    private HindranceException hold(long sum, long live, Supplier<Optional<String>> backup) {
        Optional<String> made = question().map(MassDelete::backup).or(backup);
        if (made.isEmpty()) {
            return new HindranceException(Phase.WAITING, "By what the server says, " + sum + " of " + live
                    + " records here would be deleted. Nothing is deleted before there is a backup, and none can be made:"
                    + " make room on the disk, or look at the backups in the preferences.");
        }
        synchronized (this) {
            MassDelete asked = new MassDelete(sum, live, made.get());
            question = Optional.of(asked);
            return new HindranceException(asked, "By what the server says, " + sum + " of " + live
                    + " records here would be deleted. They were not deleted; say whether they shall be.");
        }
    }

    /** Looks at the pages of one cycle. Used by one thread. */
    final class Count {

        private final SyncStore store;
        private final Supplier<Optional<String>> backup;
        private final Optional<Decision> decision = decided();

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
            if (decision.isEmpty()) {
                requireFew(page);
            }
            return page;
        }

        private void requireFew(FeedPage page) {
            long more = store.vanishing(page);
            long vanished = store.feed().vanished();
            if (more > 0 && vanished + more > FEW) {
                long live = store.live() + vanished;
                if (crosses(vanished + more, live)) {
                    throw hold(vanished + more, live, backup);
                }
            }
        }

        /** The feed was read to its end. */
        void end() {
            ended();
        }
    }
}
