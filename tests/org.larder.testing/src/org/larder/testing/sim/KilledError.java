package org.larder.testing.sim;

/** The process ends here: what called this does nothing more that anybody could see. */
final class KilledError extends Error {

    private static final long serialVersionUID = 1L;

    KilledError() {
        super("killed", null, false, false);
    }
}
