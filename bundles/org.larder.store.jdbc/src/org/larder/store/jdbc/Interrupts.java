package org.larder.store.jdbc;

/** Keeps interrupts of the thread from its work, for some engines lose their connection by them. Used by one thread. */
final class Interrupts {

    private boolean held;

    /** Holds back an interrupt that came until now. */
    void hold() {
        held |= Thread.interrupted();
    }

    /** Hands on what was held back. */
    void release() {
        if (held) {
            Thread.currentThread().interrupt();
        }
    }
}
