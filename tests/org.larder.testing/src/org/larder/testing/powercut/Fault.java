package org.larder.testing.powercut;

/**
 * What goes wrong with a disk, once.
 *
 * @param kind how
 * @param operation at which write, sync or change of a name, counted from 1
 */
public record Fault(Kind kind, long operation) {

    /** None at all. */
    public static final Fault NONE = new Fault(Kind.CUT, Long.MAX_VALUE);

    /** How a disk fails. */
    public enum Kind {
        /** The power goes: everything fails from then on. */
        CUT,
        /** The disk is full: writes fail until there is room again. */
        FULL,
        /** An error of the device: this one operation fails. */
        BROKEN
    }

    public static Fault cut(long operation) {
        return new Fault(Kind.CUT, operation);
    }

    public static Fault full(long operation) {
        return new Fault(Kind.FULL, operation);
    }

    public static Fault broken(long operation) {
        return new Fault(Kind.BROKEN, operation);
    }
}
