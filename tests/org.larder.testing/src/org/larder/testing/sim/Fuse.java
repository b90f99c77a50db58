package org.larder.testing.sim;

/** Kills a machine when it comes to a boundary of persistence: before a transaction of its store, or after it. Used with the turn. */
final class Fuse {

    private final Machine machine;
    private final Journal journal;
    private long left;
    private long passed;

    Fuse(Machine machine, Journal journal) {
        this.machine = machine;
        this.journal = journal;
    }

    /** Burns at the boundary of that number from now on, counted from 1. */
    void light(long boundary) {
        left = boundary;
    }

    void quench() {
        left = 0;
    }

    /** How many boundaries were passed. */
    long passed() {
        return passed;
    }

    /** @throws KilledError if this is the one */
    void pass(String when) {
        passed++;
        if (left > 0 && --left == 0) {
            journal.note(machine.universe().now(), machine.name(), "killed " + when);
            machine.kill();
            throw new KilledError();
        }
    }
}
