package org.larder.store.jdbc;

/**
 * Where the operations that wait begin in each wave, so that nobody looks through the places of those that went. Known of what
 * was committed; who takes operations says so when it is on disk, and it counts unless one of them began to wait again
 * meanwhile. Thread-safe.
 */
final class QueueHead {

    /** Products go before what refers to them. */
    static final int WAVES = 2;

    private long[] gone = new long[WAVES];
    private long lowered;

    /** A look through the queue, from its head on. */
    synchronized Look look() {
        return new Look(gone.clone(), lowered);
    }

    /** An operation waits, which may have been in flight; one that is new is behind all others anyway. */
    synchronized void waits(int wave, long sequence) {
        gone[wave] = Math.min(gone[wave], sequence - 1);
        lowered++;
    }

    /** What the look found is on disk. */
    synchronized void apply(Look look) {
        if (look.lowered == lowered) {
            gone = look.gone.clone();
        }
    }

    /** Everything may have changed. */
    synchronized void forget() {
        gone = new long[WAVES];
        lowered++;
    }

    /** How far a transaction looked. Used by one thread. */
    static final class Look {

        private final long[] gone;
        private final boolean[] stays = new boolean[WAVES];
        private final long lowered;

        private Look(long[] gone, long lowered) {
            this.gone = gone;
            this.lowered = lowered;
        }

        /** The number up to which none of the wave waits. */
        long gone(int wave) {
            return gone[wave];
        }

        /** The next one waits no more. */
        void went(int wave, long sequence) {
            if (!stays[wave]) {
                gone[wave] = sequence;
            }
        }

        /** The next one goes on waiting. */
        void stays(int wave) {
            stays[wave] = true;
        }
    }
}
