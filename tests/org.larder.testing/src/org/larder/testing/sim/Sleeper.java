package org.larder.testing.sim;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits for its turn. */
final class Sleeper {

    private final Thread thread = Thread.currentThread();
    private volatile boolean turn;

    /** Gives it the turn; the caller has none from now on. */
    void go() {
        turn = true;
        LockSupport.unpark(thread);
    }

    void await() {
        while (!turn) {
            LockSupport.park(this);
        }
        turn = false;
    }
}
