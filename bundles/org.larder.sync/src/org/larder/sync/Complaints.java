package org.larder.sync;

import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers what was complained of, so that each cycle need not say the same again. Thread-safe. */
final class Complaints {

    private static final int MOST = 1_000;

    private final Set<String> made = new LinkedHashSet<>();

    synchronized boolean isNew(String complaint) {
        if (made.size() >= MOST) {
            made.clear();
        }
        return made.add(complaint);
    }
}
