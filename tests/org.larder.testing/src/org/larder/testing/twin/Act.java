package org.larder.testing.twin;

import java.util.List;

/**
 * One thing done to two stores. It holds numbers only, which mean something in any state, so that a sequence stays one when
 * acts are taken out of it.
 */
sealed interface Act {

    /** Puts or deletes a record; {@code variant} negative: deletes it. */
    record Change(int key, int variant) {
    }

    /** Changes in one transaction; a step of its own, or more of the last one. */
    record Edit(List<Change> changes, boolean more) implements Act {
    }

    /** Changes that come to nothing, since the callback throws. */
    record Fail(List<Change> changes) implements Act {
    }

    /** Takes back, or does again, what can be; in two parts, with an edit between them if {@code between} is not negative. */
    record Go(boolean back, boolean parts, int between) implements Act {
    }

    record Take(int maxOps, int maxBytes, boolean allButFirst) implements Act {
    }

    /** Answers operations in flight; kinds by number, each with one number that says how. */
    record Settle(List<Integer> kinds, List<Integer> hows) implements Act {
    }

    /** What a pull brings of a record: numbers of version, stamp, node and data. */
    record Brought(int key, int version, int stamp, int node, int data) {
    }

    /** A page of the feed; {@code strange}: of another cursor or remote. */
    record Pull(List<Brought> records, boolean last, boolean strange, Listing listing) implements Act {
    }

    /** Whether the remote only lists what it has, and whether what vanishes is to be kept. */
    record Listing(boolean only, boolean keep) {
    }

    /** Records beside the feed. */
    record Preview(List<Brought> records, int remote) implements Act {
    }

    /** Queues records again of which the remote has an older version; {@code older}: by how many. */
    record Requeue(List<Integer> keys, int older) implements Act {
    }

    record Attach(int remote) implements Act {
    }

    record Restart() implements Act {
    }

    record Retry(int which) implements Act {
    }

    record Correct(int which, int variant) implements Act {
    }

    record Discard(int which) implements Act {
    }

    record Wait(long millis) implements Act {
    }

    record Offset(long seconds) implements Act {
    }

    record Travel(int zone) implements Act {
    }

    record Reopen() implements Act {
    }
}
